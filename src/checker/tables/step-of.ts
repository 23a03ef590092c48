import type { LocalState, RunParticipant, RunStep } from '../../schemas/run.ts';
import type { Action } from './action.ts';
import type { Compiled } from './compile.ts';

/** One step as plain data. */
export function stepOf(
  compiled: Compiled,
  action: Action,
  before: Int32Array,
  after: Int32Array,
): RunStep {
  const part = (i: number): RunParticipant => ({
    instance: compiled.instances[i]!.name,
    from: localState(compiled, i, before[i]!),
    to: localState(compiled, i, after[i]!),
  });
  const parts = new Map([[action.thread, part(action.thread)]]);
  for (const { instance, port, event, value, looks } of action.uses) {
    parts.set(instance, {
      ...part(instance),
      port,
      ...(event !== undefined && { event }),
      ...(value !== undefined && { value }),
      ...(looks.length > 0 && { looks }),
    });
  }
  for (const { instance, port, looks } of action.some.flat()) {
    const told = parts.get(instance) ?? { ...part(instance), port };
    const asked = looks.map((look) => `some ${look}`);
    parts.set(instance, { ...told, looks: [...(told.looks ?? []), ...asked] });
  }
  return {
    thread: compiled.instances[action.thread]!.name,
    step: action.offer.event,
    picks: action.picks,
    ...(action.offer.source !== undefined && { source: action.offer.source }),
    participants: [...parts.values()],
  };
}

/** A local state of an instance as plain data. */
export function localState(compiled: Compiled, instance: number, local: number): LocalState {
  const { value, context, tags } = compiled.spaces[instance]!.glimpses[local]!;
  return { value, context: context ?? {}, ...(tags.size > 0 && { tags: [...tags].toSorted() }) };
}
