import { cycleText } from '../../../src/schemas/cycle-text.ts';
import type { Holder } from '../../../src/schemas/run.ts';
import { HeldBy } from './held-by.tsx';

interface WaitCycleProps {
  /** Each wait in the order of the cycle; the last one is for what the first waiter has. */
  readonly links: readonly [Holder, ...Holder[]];
  /** Opens the step since which a holder has something, by its number. */
  readonly goTo: (step: number) => void;
}

/** A deadlock as a closed chain: each thread with the step that it cannot take and who has what it needs. */
export function WaitCycle({ links, goTo }: WaitCycleProps) {
  const names = links.map(({ waiter }) => waiter);
  return (
    <section aria-label="Who waits for whom">
      <h3>Deadlock: {cycleText(names)}</h3>
      <ol class="wait-cycle">
        {links.map((link) => (
          <li key={link.waiter}>
            <p class="waiter">
              {link.waiter} {link.step !== undefined && <code>{link.step}</code>}
            </p>
            <p class="hold-link">
              <span aria-hidden="true">↓</span> waits for
            </p>
            <p class="awaited">{link.waitsFor}</p>
            <p class="hold-link">
              <span aria-hidden="true">↓</span> held by
            </p>
            <p class="cycle-holder">
              <HeldBy holder={link} goTo={goTo} />
            </p>
          </li>
        ))}
      </ol>
      <p class="cycle-closes">
        <span aria-hidden="true">↰</span> and so back to {names[0]}
      </p>
    </section>
  );
}
