import type { ObjectStory } from './object-story.ts';

interface WhatHappenedProps {
  readonly story: ObjectStory;
  /** The step that led to the state that is shown. */
  readonly at: number;
  readonly goTo: (at: number) => void;
}

/** The counterexample in a few lines: the states of the violated object, and who brought it there. */
export function WhatHappened({ story: { instance, turns }, at, goTo }: WhatHappenedProps) {
  return (
    <section aria-label={`What happened to ${instance}`}>
      <h3>What happened to {instance}</h3>
      <ol class="turns">
        {turns.map(({ number, thread, title, from, to, violation }) => (
          <li key={number}>
            <button
              type="button"
              class={violation ? 'turn violation' : 'turn'}
              aria-current={number === at ? 'step' : undefined}
              onClick={() => goTo(number)}
            >
              <span class="number">{number}</span>
              <span class="turn-states">
                {violation && <span aria-hidden="true">✗ </span>}
                {from} → <strong>{to}</strong>
              </span>
              <span class="turn-by">
                <strong>{thread}</strong> {title}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
