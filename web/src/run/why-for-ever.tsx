import { count } from '../../../src/report/text/count.ts';
import type { FairnessNote } from '../../../src/schemas/run.ts';

interface WhyForEverProps {
  readonly fairness: readonly FairnessNote[];
  /** Threads that may stay for ever where the loop leaves them, and have no part in it. */
  readonly resting: ReadonlySet<string>;
}

/**
 * Why no fair thread forces the loop to end, where the loop is drawn: every thread that goes round or
 * is kept waiting; those that merely rest are folded.
 */
export function WhyForEver({ fairness, resting }: WhyForEverProps) {
  const idle = fairness.filter(({ thread }) => resting.has(thread));
  return (
    <div class="why-for-ever">
      <strong>Why nothing forces it to end</strong>
      <Reasons of={fairness.filter((one) => !idle.includes(one))} />
      {idle.length > 0 && (
        <details>
          <summary>{count(idle.length, 'threads')} at rest</summary>
          <Reasons of={idle} />
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
