import type { AnyMachineSnapshot } from 'xstate';
import { ModelError } from '../../model/error.ts';
import { exactText } from '../../model/machine/exact-copy.ts';
import { WritesInPlace } from '../../model/machine/given-copies.ts';
import type { AnyObjectDef } from '../../model/object-def.ts';
import type { AnyThreadDef } from '../../model/thread-def.ts';

/** What has a statechart. */
export type Def = AnyObjectDef | AnyThreadDef;

/** A mistake that shows when a machine is sent an event, named with machine, state and event. */
export function stepFault(
  def: Def,
  { value, context }: AnyMachineSnapshot,
  event: string,
  problem: string,
  fix: string,
  options?: ErrorOptions,
): ModelError {
  const shown = contextText(context ?? {});
  return new ModelError(
    `${def.kind} ${def.id}, state ${JSON.stringify(value)}${shown === '{}' ? '' : ` ${shown}`}, event ${event}`,
    problem,
    fix,
    options,
  );
}

/** What was thrown while XState computed the next state, with where it happened. */
export function thrownInStep(
  def: Def,
  from: AnyMachineSnapshot,
  event: string,
  thrown: unknown,
): ModelError {
  const inPlace = inPlaceIn(thrown);
  if (inPlace !== undefined) return stepFault(def, from, event, inPlace, WritesInPlace.fix);
  if (thrown instanceof ModelError) return thrown;
  return stepFault(
    def,
    from,
    event,
    `cannot be computed: ${reasonOf(thrown)}`,
    fixOf(thrown) ?? 'correct the guard, action or always that it names',
    { cause: thrown },
  );
}

/** What was thrown while XState computed the first state of an instance. */
export function thrownAtStart(def: Def, thrown: unknown): ModelError {
  const where = `${def.kind} ${def.id}, its start`;
  const inPlace = inPlaceIn(thrown);
  if (inPlace !== undefined) return new ModelError(where, inPlace, WritesInPlace.fix);
  if (thrown instanceof ModelError) return thrown;
  return new ModelError(
    where,
    `cannot be computed: ${reasonOf(thrown)}`,
    fixOf(thrown) ??
      'correct the context, guard, action or always that it names; has the instance its input?',
    { cause: thrown },
  );
}

/** Who wrote into what; XState puts what a guard throws behind words of its own. */
function inPlaceIn(thrown: unknown): string | undefined {
  if (thrown instanceof WritesInPlace) return thrown.sentence;
  if (thrown instanceof ModelError) return undefined;
  return /, (\S[^\n,]*): (writes into its \w+ in place [^\n]*)/
    .exec(textOf(thrown))
    ?.slice(1)
    .join(' ');
}

/** All of it on one line: XState names the guard in the first, and says in the second what it threw. */
function reasonOf(thrown: unknown): string {
  return textOf(thrown).replaceAll(/\s*\n\s*/g, ' ');
}

/** What throws for a reason of the model says how to mend it. */
function fixOf(thrown: unknown): string | undefined {
  return (thrown as { fix?: string } | null | undefined)?.fix;
}

function textOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** As JSON, which is what the author wrote; what JSON cannot say in our own words. */
function contextText(context: object): string {
  try {
    return JSON.stringify(context);
  } catch {
    return exactText(context);
  }
}
