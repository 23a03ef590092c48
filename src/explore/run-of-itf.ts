import { Place } from '../schemas/document.ts';
import type { LocalState, Run, RunParticipant } from '../schemas/run.ts';

/** Whether a value looks like a trace in the Informal Trace Format. */
export function isItf(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'vars' in value && 'states' in value;
}

/**
 * An ITF trace as a run: every variable an instance, and a step for what differs between two states.
 * One that unplug wrote names the thread and the step; a trace of another tool has one thread, `trace`.
 *
 * @throws DocumentError naming file, place and fix
 */
export function runOfItf(value: unknown, file: string): Run {
  const root = new Place(file, value).record((place) => place);
  const need = (key: string): Place => root[key] ?? new Place(file, undefined, key);
  const vars = need('vars').list((place) => place.name(), { least: 1 });
  const states = need('states').list((place) => place.record((inner) => inner.value), { least: 1 });
  const meta = asRecord(root['#meta']?.value);
  const locals = states.map((state) => vars.map((name) => localOf(state[name])));
  const actors = states.slice(1).map((state, i) => actorOf(state, i));
  const threads = new Set(actors.map(({ thread }) => thread));
  const names = [...vars, ...[...threads].filter((name) => !vars.includes(name))];
  const still: LocalState = { value: 'runs', context: {} };
  const loop = root['loop']?.index();
  return {
    schema: 'unplug/run/v1',
    system: text(meta['source']) ?? file,
    sizes: {},
    kernel: text(meta['kernel']) ?? 'unknown',
    reverted: [],
    dropped: [],
    rule: {
      id: text(meta['rule']) ?? 'trace',
      sentence: text(meta['description']) ?? `the trace of ${file}`,
      kind: 'cover',
    },
    instances: names.map((name, i) => ({
      name,
      kind: threads.has(name) ? 'thread' : 'object',
      machine: name,
      at: {},
      initial: locals[0]![i] ?? still,
    })),
    steps: actors.map(({ thread, step }, k) => {
      const part = (i: number): RunParticipant => ({
        instance: names[i]!,
        from: locals[k]![i] ?? still,
        to: locals[k + 1]![i] ?? still,
      });
      const moved = vars.flatMap((name, i) =>
        name !== thread && JSON.stringify(locals[k]![i]) !== JSON.stringify(locals[k + 1]![i])
          ? [{ ...part(i), event: 'changes' }]
          : [],
      );
      return { thread, step, picks: {}, participants: [part(names.indexOf(thread)), ...moved] };
    }),
    ...(loop !== undefined && { loop: Math.min(loop, actors.length) }),
    replay: text(meta['replay']) ?? 'not known',
  };
}

function actorOf(state: Record<string, unknown>, i: number): { thread: string; step: string } {
  const meta = asRecord(state['#meta']);
  return {
    thread: text(meta['thread']) ?? 'trace',
    step: text(meta['step']) ?? text(meta['action']) ?? `state ${i + 1}`,
  };
}

/** A variable is a record with its `state` where unplug wrote it, and any value elsewhere. */
function localOf(value: unknown): LocalState {
  const plain = plainOf(value);
  const { state, ...context } = asRecord(plain);
  if (state !== undefined) return { value: state, context };
  return { value: typeof plain === 'object' ? JSON.stringify(plain) : String(plain), context: {} };
}

function plainOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainOf);
  if (typeof value !== 'object' || value === null) return value;
  const record = asRecord(value);
  if ('#bigint' in record) return Number(record['#bigint']);
  return Object.fromEntries(Object.entries(record).map(([key, inner]) => [key, plainOf(inner)]));
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
