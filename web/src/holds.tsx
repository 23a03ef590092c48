import { groupBy } from '../../src/report/group-by.ts';
import type { Holder } from '../../src/schemas/run.ts';

/** Who waits, for what, and who holds it, drawn as a chain. */
export function Holds({ holders }: { holders: readonly Holder[] }) {
  const waits = groupBy(holders, ({ waiter, waitsFor }) => JSON.stringify([waiter, waitsFor]));
  return (
    <section aria-label="Who holds what">
      <h3>Who holds what</h3>
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
          <span class="hold-arrow" aria-hidden="true">
            ←
          </span>
          <ul class="holders">
            {held.map(({ heldBy }) => (
              <li key={heldBy}>
                <span class="role">held by</span>
                {heldBy}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
