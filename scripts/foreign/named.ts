import { assign, createMachine, type AnyStateMachine } from 'xstate';

type Config = Readonly<Record<string, unknown>>;
type Names = Record<string, unknown>;

/** Actions of XState that speak to others and change no state. */
const SPEAKING = [
  'log',
  'emit',
  'sendTo',
  'sendParent',
  'forwardTo',
  'cancel',
  'stopChild',
  'spawnChild',
];

/** Stands for a guard that has a name and no function: XState would throw where it asks. */
const ALWAYS = (): boolean => true;

/** Stands for an action that changes no state, so that the transition that has it is still one. */
const NOTHING = 'changes nothing';

/**
 * A machine with names for its inline guards and for what runs when an actor takes a transition and
 * changes no state: functions that are no assign, names that nobody defined, what is said to others. A guard
 * that has a name and no function always holds.
 *
 * @param config of the machine, or of the same without its surroundings
 * @returns makes the machine anew
 */
export function withNames(
  config: Config,
  { implementations }: AnyStateMachine,
): () => AnyStateMachine {
  const guards: Names = { ...implementations.guards };
  const actions: Names = { ...implementations.actions, [NOTHING]: assign({}) };
  const named = nodeWithNames(config, guards, actions);
  return () => {
    const { context } = named;
    const own = typeof context === 'function' ? context : structuredClone(context);
    return createMachine(
      { ...named, ...(context !== undefined && { context: own }) } as never,
      { ...implementations, guards, actions } as never,
    ) as AnyStateMachine;
  };
}

function nodeWithNames(config: Config, guards: Names, actions: Names): Config {
  const copy: Record<string, unknown> = { ...config };
  const acts = (value: unknown): unknown[] =>
    listOf(value).map((one) => (changesState(one, actions) ? one : NOTHING));
  const moves = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(moves);
    if (typeof value !== 'object' || value === null) return value;
    const move: Record<string, unknown> = { ...(value as Config) };
    if (move['actions'] !== undefined) move['actions'] = acts(move['actions']);
    const { guard } = move;
    if (typeof guard === 'function' && !('check' in guard)) {
      const name = `guard ${Object.keys(guards).length}`;
      guards[name] = guard;
      move['guard'] = name;
    }
    const name = typeof guard === 'string' ? guard : (guard as { type?: unknown } | null)?.type;
    if (typeof name === 'string') guards[name] ??= ALWAYS;
    return move;
  };
  for (const key of ['entry', 'exit']) if (key in copy) copy[key] = acts(copy[key]);
  for (const key of ['always', 'initial', 'onDone']) if (key in copy) copy[key] = moves(copy[key]);
  for (const key of ['on', 'after']) if (isRecord(copy[key])) copy[key] = mapped(copy[key], moves);
  if (isRecord(copy['states']))
    copy['states'] = mapped(copy['states'], (state) =>
      isRecord(state) ? nodeWithNames(state, guards, actions) : state,
    );
  return copy;
}

function changesState(action: unknown, actions: Names): boolean {
  const name = typeof action === 'string' ? action : (action as { type?: string }).type;
  const found = typeof action === 'function' ? action : actions[name ?? ''];
  if (typeof found !== 'function' || !('resolve' in found)) return false;
  const { type } = found as { type?: string };
  return !SPEAKING.some((one) => type === `xstate.${one}`);
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

function mapped(all: Config, change: (one: unknown) => unknown): Config {
  return Object.fromEntries(Object.entries(all).map(([key, one]) => [key, change(one)]));
}

function isRecord(value: unknown): value is Config {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
