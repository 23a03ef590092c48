import type { Action, Use } from '../tables/action.ts';
import type { Compiled } from '../tables/compile.ts';
import { tryStep } from '../tables/enabled.ts';
import { REFUSED } from '../tables/local-space.ts';

/** An instance that refuses a step, with what the step wants of it. */
export interface Need {
  readonly action: Action;
  readonly use: Use;
}

/** What keeps a thread from every step of its local state; undefined where it can take one. */
export function needsOf(
  compiled: Compiled,
  thread: number,
  locals: Int32Array,
): Need[] | undefined {
  const offered = compiled.actionsOf(thread, locals[thread]!);
  if (offered.some((action) => 'after' in tryStep(compiled, action, locals))) return undefined;
  const needs = offered.flatMap((action) => refusing(compiled, action, locals));
  return needs.filter(
    ({ use }, i) =>
      needs.findIndex((one) => one.use.instance === use.instance && one.use.row === use.row) === i,
  );
}

/** Every instance that refuses a step now; of a disjunction all, none of which answers. */
export function refusing(compiled: Compiled, action: Action, locals: Int32Array): Need[] {
  const refuses = (use: Use): boolean => compiled.answer(use, locals[use.instance]!) === REFUSED;
  const unmet = action.some.filter((set) => set.every(refuses));
  return [...action.uses.filter(refuses), ...unmet.flat()].map((use) => ({ action, use }));
}

/** What a step wants of an instance, in words: `page0 to be free`. */
export function wanted(compiled: Compiled, { instance, looks }: Use): string {
  const { name } = compiled.instances[instance]!;
  const asked = looks.map((look) => look.replace(/^looks /, ''));
  return asked.length > 0 ? `${name} to be ${asked.join(' and ')}` : name;
}
