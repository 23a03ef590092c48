import type { Having, Known, Moment } from './known.ts';
import type { StepBy } from './shares.ts';

/**
 * A thread that has something, with the steps since which it has, and whether it has to go on.
 *
 * @param notes what else is to be said of it
 */
export function threadHeld(
  { compiled }: Known,
  { path, locals }: Moment,
  thread: number,
  since: readonly StepBy[],
  notes: readonly string[] = [],
): Having {
  const { name } = compiled.instances[thread]!;
  const steps = since.map(({ step }) => `step ${step}: ${path.actions[step - 1]!.offer.event}`);
  const said = [
    ...notes,
    ...(steps.length > 0 ? [`since ${steps.join(' or ')}`] : []),
    ...(compiled.spaces[thread]!.rests[locals[thread]!]! ? ['nothing obliges it to go on'] : []),
  ];
  return {
    heldBy: name,
    ...(said.length > 0 && { why: said.join('; ') }),
    by: name,
    ...(since.length > 0 && { since: Math.min(...since.map(({ step }) => step)) }),
  };
}
