import { groupBy } from '../../src/report/group-by.ts';
import type { Holder } from '../../src/schemas/run.ts';

const TITLES = { 'held by': 'Who holds what', because: 'Who waits' } as const;

interface HoldsProps {
  readonly holders: readonly Holder[];
  /** What the last link says: a holder that the system names, or what refuses a step. */
  readonly link: 'held by' | 'because';
  /** Where this is so, when it is not in the state that is shown. */
  readonly when?: string;
}

/** Who holds what, what that keeps from ending, and who waits for it: a chain, read downwards. */
export function Holds({ holders, link, when }: HoldsProps) {
  const waits = groupBy(holders, ({ waiter, waitsFor }) => JSON.stringify([waiter, waitsFor]));
  return (
    <section aria-label={TITLES[link]}>
      <h3>
        {TITLES[link]} {when !== undefined && <span class="faint">{when}</span>}
      </h3>
      {[...waits.values()].map((held) => (
        <div class="holds" key={`${held[0]!.waiter}|${held[0]!.waitsFor}`}>
          <ul class="holders">
            {held.map(({ heldBy }) => (
              <li key={heldBy}>
                {link === 'held by' ? <Held text={heldBy} /> : <span class="held">{heldBy}</span>}
              </li>
            ))}
          </ul>
          <p class="hold-link">
            <span aria-hidden="true">↓</span> {link === 'held by' ? 'keeps back' : 'refuses'}
          </p>
          <p class="awaited">{held[0]!.waitsFor}</p>
          <p class="hold-link">
            <span aria-hidden="true">↓</span> awaited by
          </p>
          <p class="waiter">{held[0]!.waiter}</p>
        </div>
      ))}
    </section>
  );
}

/** `page0 <- page table of process0 (why)`: the holder, what it holds, and what is told of it. */
function Held({ text }: { text: string }) {
  const [, what, who, why] = /^(.*?) <- (.*?)(?: \((.*)\))?$/.exec(text) ?? [];
  if (what === undefined || who === undefined) return <span class="held">{text}</span>;
  return (
    <>
      <span class="held">{who}</span>
      <span class="hold-arrow"> holds </span>
      <span class="held">{what}</span>
      {why !== undefined && <span class="why">{why}</span>}
    </>
  );
}
