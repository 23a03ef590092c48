import { groupBy } from '../../src/report/group-by.ts';
import type { Holder } from '../../src/schemas/run.ts';

const TITLES = { 'held by': 'Who holds what', because: 'Who waits' } as const;

interface HoldsProps {
  readonly holders: readonly Holder[];
  /** What the last link says: a holder that the system names, or what refuses a step. */
  readonly link: 'held by' | 'because';
}

/** Who waits, for what, and who holds it, drawn as a chain. */
export function Holds({ holders, link }: HoldsProps) {
  const waits = groupBy(holders, ({ waiter, waitsFor }) => JSON.stringify([waiter, waitsFor]));
  return (
    <section aria-label={TITLES[link]}>
      <h3>{TITLES[link]}</h3>
      {[...waits.values()].map((held) => (
        <div class="holds" key={`${held[0]!.waiter}|${held[0]!.waitsFor}`}>
          <span class="waiter">
            <span class="role">waits</span>
            {held[0]!.waiter}
          </span>
          <span class="hold-arrow" aria-hidden="true">
            →
          </span>
          <span class="awaited">
            <span class="role">for</span>
            {held[0]!.waitsFor}
          </span>
          <ul class="holders">
            {held.map(({ heldBy }) => (
              <li key={heldBy}>
                <span class="role">
                  <span aria-hidden="true">↑</span> {link}
                </span>
                {heldBy}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
