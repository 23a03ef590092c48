import { blameHolders } from '../../../src/report/log/blame-holders.ts';
import { logParts, othersHold } from '../../../src/report/log/log-text.ts';
import type { LogPicture } from '../../../src/explore/log-picture-data.ts';
import type { LogVerdict } from '../../../src/schemas/verdict.ts';
import { Holds } from '../run/holds.tsx';
import { LogBars } from './log-bars.tsx';
import { LogEvents } from './log-events.tsx';
import { LogStanding, meaningOf } from './log-standing.tsx';
import type { OpenScene } from '../place.ts';
import { WithLines } from './with-lines.tsx';

interface ReportProps {
  readonly log: LogVerdict;
  /** Absent where only the verdict is known. */
  readonly picture: LogPicture | undefined;
  readonly open: OpenScene;
}

/** A kernel log: the verdict, what happened, who held what, and the log line by line. */
export function LogReport({ log, picture, open }: ReportProps) {
  const { verdict, expected, rule, line, model, heldAt = [] } = log;
  const [first, ...more] = logParts(log);
  const parts = first === undefined ? [] : [line === undefined ? first : `line ${line}: ${first}`];
  const openAt = (id: string, at?: number): void => open({ id }, 0, at);
  const goToLine = (at: number): void => {
    const scene = picture && sceneAt(picture, at);
    if (scene !== undefined) openAt(scene, at);
  };
  const asleep = heldAt.find(({ waiting }) => waiting !== undefined);
  const holders = asleep ? blameHolders(asleep) : [];
  const others = othersHold(log);
  return (
    <>
      <p class="log-verdict">
        <LogStanding of={verdict} />: {meaningOf(verdict)}
        {rule !== undefined && <strong class="log-rule">rule broken: {rule}</strong>}
        {expected !== undefined && expected !== verdict && (
          <strong class="log-rule bad">expected was: {expected}</strong>
        )}
      </p>
      {model && model.basis !== 'read' && <p class="faint">{model.text}</p>}
      <div class="log-columns">
        <section aria-label="What happened">
          <h4>What happened</h4>
          <ul class="story">
            {[...parts, ...more].map((part) => (
              <li key={part}>
                <WithLines text={part} goToLine={goToLine} />
              </li>
            ))}
            {others.map((one) => (
              <li key={one}>
                held by <WithLines text={one} goToLine={goToLine} />
              </li>
            ))}
          </ul>
        </section>
        {asleep && holders.length > 0 && (
          <Holds holders={holders} link="held by" when={`at line ${asleep.line}`} />
        )}
      </div>
      {picture && (
        <>
          <LogBars picture={picture} openAt={({ scene }, at) => openAt(scene, at)} />
          <LogEvents picture={picture} openAt={openAt} />
        </>
      )}
    </>
  );
}

/** The scene that explains a line, or what comes next before it. */
function sceneAt({ events, bars }: LogPicture, line: number): string | undefined {
  const before = events.findLast(({ from, scene }) => scene !== undefined && from <= line);
  return before?.scene ?? bars[0]?.scene;
}
