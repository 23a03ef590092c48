import { groupBy } from '../../../src/report/text/group-by.ts';
import type { Holder } from '../../../src/schemas/run.ts';
import { HeldBy } from './held-by.tsx';

const TITLES = { 'held by': 'Who holds what', because: 'Who waits' } as const;

interface HoldsProps {
  readonly holders: readonly Holder[];
  /** What the last link says: a holder that the system names, or what refuses a step. */
  readonly link: 'held by' | 'because';
  /** Where this is so, when it is not in the state that is shown. */
  readonly when?: string;
  /** Opens a step that a holder names, by its number. */
  readonly goTo?: (step: number) => void;
}

/** Who holds what, what that keeps from ending, and who waits for it: a chain, read downwards. */
export function Holds({ holders, link, when, goTo }: HoldsProps) {
  const waits = groupBy(holders, ({ waiter, step, waitsFor }) =>
    JSON.stringify([waiter, step, waitsFor]),
  );
  return (
    <section aria-label={TITLES[link]}>
      <h3>
        {TITLES[link]} {when !== undefined && <span class="faint">{when}</span>}
      </h3>
      {[...waits].map(([key, held]) => {
        const { waiter, step, waitsFor } = held[0]!;
        return (
          <div class="holds" key={key}>
            <ul class="holders">
              {held.map((one) => (
                <li key={JSON.stringify(one)} class={isLost(one) ? 'lost' : undefined}>
                  <HeldBy holder={one} goTo={goTo} />
                </li>
              ))}
            </ul>
            <p class="hold-link">
              <span aria-hidden="true">↓</span> {link === 'held by' ? 'keeps back' : 'refuses'}
            </p>
            <p class="awaited">{waitsFor}</p>
            <p class="hold-link">
              <span aria-hidden="true">↓</span> awaited by
            </p>
            <p class="waiter">
              {waiter} {step !== undefined && <code>{step}</code>}
            </p>
          </div>
        );
      })}
    </section>
  );
}

/** Whether it is known since when, and nobody has it: a leak. */
function isLost({ by, since }: Holder): boolean {
  return by === undefined && since !== undefined;
}
