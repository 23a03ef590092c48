import type { AnyMachineSnapshot } from 'xstate';
import { ModelError } from '../model/error.ts';
import { exactText } from '../model/exact-copy.ts';
import { WritesInPlace } from '../model/given-copies.ts';
import type { AnyObjectDef } from '../model/object.ts';
import type { AnyThreadDef } from '../model/thread.ts';

/** A mistake that shows when a machine is sent an event, named with machine, state and event. */
export function stepFault(
  def: AnyObjectDef | AnyThreadDef,
  { value, context }: AnyMachineSnapshot,
  event: string,
  problem: string,
  fix: string,
): ModelError {
  const shown = contextText(context ?? {});
  return new ModelError(
    `${def.kind} ${def.id}, state ${JSON.stringify(value)}${shown === '{}' ? '' : ` ${shown}`}, event ${event}`,
    problem,
    fix,
  );
}

/** What was thrown while XState computed the next state, with where it happened. */
export function thrownInStep(
  def: AnyObjectDef | AnyThreadDef,
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
    'correct the guard, action or always that it names',
  );
}

/** What was thrown while XState computed the first state of an instance. */
export function thrownAtStart(def: AnyObjectDef | AnyThreadDef, thrown: unknown): ModelError {
  const where = `${def.kind} ${def.id}, its start`;
  const inPlace = inPlaceIn(thrown);
  if (inPlace !== undefined) return new ModelError(where, inPlace, WritesInPlace.fix);
  if (thrown instanceof ModelError) return thrown;
  return new ModelError(
    where,
    `cannot be computed: ${reasonOf(thrown)}`,
    'correct the context, guard, action or always that it names; has the instance its input?',
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

/** XState's own words: they name the guard, or say that `always` goes round without end. */
function reasonOf(thrown: unknown): string {
  return textOf(thrown).split('\n')[0]!;
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
