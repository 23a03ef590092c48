import type { AnyStateMachine } from 'xstate';

type Asked = { readonly context: unknown; readonly event: unknown };

/** The name of a guard, which admission has seen to. */
export function guardName(guard: unknown): string {
  return typeof guard === 'string' ? guard : String((guard as { type?: string }).type);
}

/** Whether a guard holds, asked as XState asks it: params that are a function are computed first. */
export function guardHolds(machine: AnyStateMachine, guard: unknown, asked: Asked): boolean {
  if (guard === undefined) return true;
  const { params } = (typeof guard === 'object' ? guard : {}) as { params?: unknown };
  const given: unknown =
    typeof params === 'function' ? (params as (of: Asked) => unknown)(asked) : params;
  const call = machine.implementations.guards[guardName(guard)] as unknown as (
    of: Asked,
    params: unknown,
  ) => unknown;
  return Boolean(call(asked, given));
}
