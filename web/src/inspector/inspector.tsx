import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ActorDetail } from './actor-detail.tsx';
import { ActorsView } from './actors-view.tsx';
import { EventsView } from './events-view.tsx';
import { SequenceView } from './sequence-view.tsx';
import type { Stream } from './stream.ts';
import { usePlaying } from './use-playing.ts';

const VIEWS = ['Sequence', 'Events'] as const;

/** The inspector's views of a stream: its actors, its events, and their sequence. */
export function Inspector({ stream: { actors, entries }, stream }: { readonly stream: Stream }) {
  const { at, isPlaying, goTo, play } = usePlaying(entries.length);
  const [view, setView] = useState<(typeof VIEWS)[number]>('Sequence');
  const [chosen, setChosen] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const moved = entries[at - 1]?.event.sessionId;
  const shown = actors.find(({ sessionId }) => sessionId === (chosen ?? moved)) ?? actors[0];
  const states = stream.states(at);
  useLayoutEffect(() => {
    list.current
      ?.querySelector('[aria-current] .type')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [at, view]);
  return (
    <main class="inspector">
      <div class="inspector-actors">
        <h2>Actors</h2>
        <ActorsView
          {...{ actors, states, moved, chosen }}
          choose={(id) => setChosen(id === chosen ? undefined : id)}
        />
      </div>
      <div class="inspector-events">
        <div class="tools" role="toolbar" aria-label="Events">
          <button
            type="button"
            disabled={at === 0}
            aria-label="Event before"
            onClick={() => goTo(at - 1)}
          >
            ←
          </button>
          <button
            type="button"
            disabled={at === entries.length}
            aria-label="Next event"
            onClick={() => goTo(at + 1)}
          >
            →
          </button>
          <button type="button" disabled={entries.length === 0} onClick={play}>
            {isPlaying ? 'Pause' : 'Play'}
          </button>
          <span class="position" aria-live="polite">
            event {at} of {entries.length}
          </span>
          <span class="space" />
          {VIEWS.map((one) => (
            <button
              type="button"
              key={one}
              aria-pressed={one === view}
              onClick={() => setView(one)}
            >
              {one}
            </button>
          ))}
        </div>
        <div class="inspector-list" ref={list} tabIndex={0} role="region" aria-label={view}>
          {view === 'Events' ? (
            <EventsView {...{ entries, at, goTo }} />
          ) : (
            <SequenceView {...{ entries, at, goTo }} />
          )}
        </div>
      </div>
      <div class="inspector-detail">
        {shown && (
          <ActorDetail
            key={shown.sessionId}
            actor={shown}
            state={states.get(shown.sessionId)!}
            {...{ entries, at }}
          />
        )}
      </div>
    </main>
  );
}
