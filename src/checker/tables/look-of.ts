import type { Argument } from '../../model/argument.ts';
import { ModelError } from '../../model/error.ts';
import { takesArgument, type AnyObjectDef, type Glimpse } from '../../model/object-def.ts';
import type { AnyThreadDef } from '../../model/thread-def.ts';
import { hasState, inState } from '../../model/machine/in-state.ts';

/** A look as a step asks it: with the value that it is asked with, where it has one. */
export interface AskedLook {
  readonly name: string;
  readonly negated: boolean;
  readonly argument?: Argument;
}

/** The test that a look stands for: a named one of the object, or a state of the machine. */
export function lookOf(
  def: AnyObjectDef | AnyThreadDef,
  { name, negated, argument }: AskedLook,
  where: string,
): (glimpse: Glimpse) => boolean {
  const named = def.kind === 'object' ? def.looks.get(name) : undefined;
  if (!named && !hasState(def.machine.root, name)) {
    const names = [
      ...(def.kind === 'object' ? def.looks.keys() : []),
      ...Object.keys(def.machine.root.states),
    ];
    throw new ModelError(
      where,
      `looks for '${name}' at ${def.id}`,
      `looks of ${def.id}: ${names.join(', ')}`,
    );
  }
  const takes = named !== undefined && takesArgument(named);
  if (takes !== (argument !== undefined)) {
    throw new ModelError(
      where,
      `looks for '${name}' at ${def.id} ${takes ? 'without a value to compare' : 'with a value, and it takes none'}`,
      takes
        ? `name a value that the thread has: 'looks ${name} {own}'`
        : 'drop what is in braces, or give the look a second parameter (without a default)',
    );
  }
  const holds = named
    ? (glimpse: Glimpse) => named(glimpse, argument ?? null)
    : (glimpse: Glimpse) => inState(glimpse.value, name);
  return negated ? (glimpse) => !holds(glimpse) : holds;
}
