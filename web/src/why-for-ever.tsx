import { count } from '../../src/report/count.ts';
import type { FairnessNote } from '../../src/schemas/run.ts';

/** Reasons that are shown beside a loop before somebody asks for all. */
const SHOWN = 3;

/** Why no fair thread forces the loop to end, where the loop is drawn. */
export function WhyForEver({ fairness }: { fairness: readonly FairnessNote[] }) {
  const more = fairness.length - SHOWN;
  return (
    <div class="why-for-ever">
      <strong>Why nothing forces it to end</strong>
      <Reasons of={fairness.slice(0, SHOWN)} />
      {more > 0 && (
        <details>
          <summary>{count(more, 'more threads')}</summary>
          <Reasons of={fairness.slice(SHOWN)} />
        </details>
      )}
    </div>
  );
}

function Reasons({ of }: { of: readonly FairnessNote[] }) {
  return (
    <ul>
      {of.map(({ thread, why }) => (
        <li key={thread}>
          <strong>{thread}</strong>: {why}
        </li>
      ))}
    </ul>
  );
}
