import type { LogEvent, LogPicture } from '../../../src/explore/log-picture-data.ts';
import { count, grouped } from '../../../src/report/text/count.ts';

interface EventsProps {
  readonly picture: LogPicture;
  readonly openAt: (scene: string, line: number) => void;
}

/** The events of a log; those that a run explains open it, those while an unregister waits are marked. */
export function LogEvents({ picture, openAt }: EventsProps) {
  const { events, eventsBefore, eventsLeft, bars } = picture;
  const waits = bars.flatMap((bar) => bar.waits);
  const isDuring = ({ from }: LogEvent): boolean =>
    waits.some((wait) => wait.from <= from && from <= wait.to);
  return (
    <section aria-label="Events">
      <h4>Line by line</h4>
      {eventsBefore > 0 && <p class="note">{count(eventsBefore, 'earlier events')} not listed</p>}
      <div class="events-frame" tabIndex={0} role="region" aria-label="Events of the log">
        <table class="events">
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Seconds</th>
              <th scope="col">Task</th>
              <th scope="col">Event</th>
            </tr>
          </thead>
          <tbody>
            {events.map((event) => {
              const { from, to, times, seconds, by, event: name, mark, scene } = event;
              const lines = from === to ? String(from) : `${from}-${to}`;
              return (
                <tr key={from} class={isDuring(event) ? 'during' : ''}>
                  <td>
                    {scene === undefined ? (
                      lines
                    ) : (
                      <button
                        type="button"
                        class="link"
                        aria-label={`Line ${lines}: open the run that explains it`}
                        onClick={() => openAt(scene, from)}
                      >
                        {lines}
                      </button>
                    )}
                  </td>
                  <td>{seconds.toFixed(6)}</td>
                  <td>{by}</td>
                  <td>
                    {mark === undefined ? <code>{name}</code> : <span class="mark">{mark}</span>}
                    {times > 1 && <span class="faint"> {grouped(times)} times</span>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {eventsLeft > 0 && <p class="note">{count(eventsLeft, 'more events')} not listed</p>}
    </section>
  );
}
