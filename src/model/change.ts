import { createMachine, type AnyStateMachine } from 'xstate';
import { ModelError } from './error.ts';
import { object, type AnyObjectDef } from './object.ts';
import type { AnyThreadDef } from './thread.ts';
import { thread } from './thread.ts';

/** The configuration of one state, as far as a change reaches into it. */
export interface StateText {
  readonly [key: string]: unknown;
}

/** The configuration of one transition. */
export interface TransitionText {
  readonly target?: string;
  readonly actions?: string | readonly string[];
  readonly guard?: string;
  readonly meta?: Readonly<Record<string, unknown>>;
}

/**
 * One change of a machine's text. Each names the text that it applies to, so that a change that no
 * longer fits is an error instead of a silent nothing.
 *
 * State paths are dotted (`memunmap_pages.wait`). A state whose `was` is given must look like that.
 */
export type Change =
  | {
      readonly op: 'drop step';
      readonly machine: string;
      readonly state: string;
      readonly event: string;
    }
  | {
      readonly op: 'add step';
      readonly machine: string;
      readonly state: string;
      readonly event: string;
      readonly to: TransitionText | readonly TransitionText[] | string;
    }
  | {
      readonly op: 'replace step';
      readonly machine: string;
      readonly state: string;
      readonly event: string;
      /** Parts of the present transition that must be there: target, ports. */
      readonly was: {
        readonly target?: string;
        readonly ports?: Readonly<Record<string, unknown>>;
      };
      /** Name of the step afterwards, when it changes. */
      readonly named?: string;
      readonly to: TransitionText | readonly TransitionText[] | string;
    }
  | { readonly op: 'drop state'; readonly machine: string; readonly state: string }
  | {
      readonly op: 'add state';
      readonly machine: string;
      readonly state: string;
      readonly to: StateText;
    }
  | {
      readonly op: 'tag';
      readonly machine: string;
      readonly state: string;
      readonly add?: string;
      readonly remove?: string;
    }
  | {
      readonly op: 'initial';
      readonly machine: string;
      readonly state?: string;
      readonly was: string;
      readonly to: string;
    }
  | {
      readonly op: 'start context';
      readonly machine: string;
      readonly key: string;
      readonly was: unknown;
      readonly to: unknown;
    };

interface MutableState {
  initial?: string;
  states?: Record<string, MutableState>;
  on?: Record<string, unknown>;
  tags?: string | string[];
  [key: string]: unknown;
}

/** Takes a step away. */
export const dropStep = (machine: string, state: string, event: string): Change => ({
  op: 'drop step',
  machine,
  state,
  event,
});
/** Puts a step in; an error if one of that name is there. */
export const addStep = (
  machine: string,
  state: string,
  event: string,
  to: TransitionText | readonly TransitionText[] | string,
): Change => ({ op: 'add step', machine, state, event, to });
/** Replaces a step whose present text must match `was`. */
export const replaceStep = (
  machine: string,
  state: string,
  event: string,
  was: { target?: string; ports?: Readonly<Record<string, unknown>> },
  to: TransitionText | readonly TransitionText[] | string,
  named?: string,
): Change => ({
  op: 'replace step',
  machine,
  state,
  event,
  was,
  to,
  ...(named !== undefined && { named }),
});
/** Takes a state away; steps that lead to it must be changed as well. */
export const dropState = (machine: string, state: string): Change => ({
  op: 'drop state',
  machine,
  state,
});
/** Puts a state in; an error if one of that name is there. */
export const addState = (machine: string, state: string, to: StateText): Change => ({
  op: 'add state',
  machine,
  state,
  to,
});
/** Adds or removes a tag of a state (`rest`, for instance). */
export const retag = (
  machine: string,
  state: string,
  tags: { add?: string; remove?: string },
): Change => ({ op: 'tag', machine, state, ...tags });
/** Starts a machine (or a compound state) elsewhere. */
export const startIn = (machine: string, was: string, to: string, state?: string): Change => ({
  op: 'initial',
  machine,
  was,
  to,
  ...(state !== undefined && { state }),
});
/** Changes one number or flag of the initial context. */
export const startWith = (machine: string, key: string, was: unknown, to: unknown): Change => ({
  op: 'start context',
  machine,
  key,
  was,
  to,
});

/**
 * Applies changes to definitions, in order.
 *
 * @param defs the definitions of a system by id
 * @param by who asks, for messages: `edit 0dc45ca1ce18`, `duty evicts-until-empty`
 * @throws ModelError when a change names a machine, state, step or text that is not there
 */
export function applyChanges(
  defs: Map<string, AnyObjectDef | AnyThreadDef>,
  changes: readonly Change[],
  by: string,
): void {
  const touched = new Map<string, MutableState>();
  for (const change of changes) {
    const def = defs.get(change.machine);
    if (!def) {
      throw new ModelError(
        `${by}, machine ${change.machine}`,
        'is not part of this system',
        'name a machine of the system',
      );
    }
    const config =
      touched.get(change.machine) ?? (structuredClone(plain(def.machine)) as MutableState);
    touched.set(change.machine, config);
    applyOne(config, change, by);
  }
  for (const [id, config] of touched) defs.set(id, rebuild(defs.get(id)!, config));
}

/** The machine's configuration with the context factory kept apart (functions cannot be cloned). */
function plain(machine: AnyStateMachine): object {
  const { context: _context, ...config } = machine.config as Record<string, unknown>;
  return { ...config, ...(contextPatchOf(machine) && { [PATCH]: contextPatchOf(machine) }) };
}

const PATCH = '__contextPatch';

function contextPatchOf(machine: AnyStateMachine): Record<string, unknown> | undefined {
  return (machine.config as unknown as Record<string, unknown>)[PATCH] as
    | Record<string, unknown>
    | undefined;
}

function rebuild(
  def: AnyObjectDef | AnyThreadDef,
  config: MutableState,
): AnyObjectDef | AnyThreadDef {
  const original = (def.machine.config as unknown as Record<string, unknown>)['context'];
  const patch = config[PATCH] as Record<string, unknown> | undefined;
  const context = patch
    ? (args: unknown) => ({
        ...(typeof original === 'function' ? (original(args) as object) : (original as object)),
        ...patch,
      })
    : original;
  const { [PATCH]: _patch, ...rest } = config;
  const machine = createMachine(
    { ...rest, ...(context !== undefined && { context }) } as never,
    def.machine.implementations as never,
  ) as AnyStateMachine;
  if (def.kind === 'thread') return thread(machine, { actor: def.actor });
  const byKind = (kind: string): string[] =>
    [...def.events].filter(([, k]) => k === kind).map(([event]) => event);
  return object(machine, {
    effects: byKind('effect'),
    waits: byKind('wait'),
    answers: Object.fromEntries(def.answers),
    looks: Object.fromEntries(def.looks),
    ...(def.lock && { lock: def.lock }),
  });
}

function find(config: MutableState, path: string, by: string, machine: string): MutableState {
  let node = config;
  for (const name of path === '' ? [] : path.split('.')) {
    const next = node.states?.[name];
    if (!next) {
      throw new ModelError(
        `${by}, machine ${machine}, state ${path}`,
        'is not there',
        `states here: ${Object.keys(node.states ?? {}).join(', ')}`,
      );
    }
    node = next;
  }
  return node;
}

function applyOne(config: MutableState, change: Change, by: string): void {
  const at = `${by}, machine ${change.machine}, ${'state' in change ? `state ${change.state}` : change.op}`;
  const conflict = (problem: string): never => {
    throw new ModelError(
      at,
      problem,
      'the machine has changed since this was written: bring the two together',
    );
  };
  if (change.op === 'start context') {
    const patch = ((config[PATCH] as Record<string, unknown> | undefined) ?? {}) as Record<
      string,
      unknown
    >;
    config[PATCH] = { ...patch, [change.key]: change.to };
    return;
  }
  if (change.op === 'initial') {
    const node = find(config, change.state ?? '', by, change.machine);
    if (node.initial !== change.was) conflict(`starts in ${node.initial}, not in ${change.was}`);
    node.initial = change.to;
    return;
  }
  if (change.op === 'add state' || change.op === 'drop state') {
    const cut = change.state.lastIndexOf('.');
    const parent = find(config, cut < 0 ? '' : change.state.slice(0, cut), by, change.machine);
    const name = change.state.slice(cut + 1);
    const present = parent.states?.[name] !== undefined;
    if (change.op === 'add state') {
      if (present) conflict('is already there');
      parent.states = { ...parent.states, [name]: structuredClone(change.to) as MutableState };
    } else {
      if (!present) conflict('is not there');
      delete parent.states![name];
    }
    return;
  }
  const node = find(config, change.state, by, change.machine);
  if (change.op === 'tag') {
    const tags = new Set(typeof node.tags === 'string' ? [node.tags] : (node.tags ?? []));
    if (change.remove !== undefined && !tags.delete(change.remove))
      conflict(`has no tag ${change.remove}`);
    if (change.add !== undefined) tags.add(change.add);
    node.tags = [...tags];
    return;
  }
  const on = (node.on ??= {});
  const present = on[change.event];
  if (change.op === 'add step') {
    if (present !== undefined) conflict(`has a step ${change.event} already`);
    on[change.event] = structuredClone(change.to);
    return;
  }
  if (present === undefined)
    conflict(`has no step ${change.event} (it has ${Object.keys(on).join(', ') || 'none'})`);
  if (change.op === 'drop step') {
    delete on[change.event];
    return;
  }
  const text = (typeof present === 'string' ? { target: present } : present) as TransitionText;
  if (change.was.target !== undefined && text.target !== change.was.target) {
    conflict(`step ${change.event} leads to ${text.target}, not to ${change.was.target}`);
  }
  const ports = (text.meta?.['ports'] ?? {}) as Record<string, unknown>;
  for (const [port, use] of Object.entries(change.was.ports ?? {})) {
    if (JSON.stringify(ports[port]) !== JSON.stringify(use)) {
      conflict(
        `step ${change.event} says ${JSON.stringify(ports[port])} to ${port}, not ${JSON.stringify(use)}`,
      );
    }
  }
  const { [change.event]: _old, ...others } = on;
  const name = change.named ?? change.event;
  if (name in others) conflict(`has a step ${name} already`);
  // Rebuilt in place so that the order of steps, which breaks ties between runs, stays.
  node.on = Object.fromEntries(
    Object.entries(on).map(([event, old]) =>
      event === change.event ? [name, structuredClone(change.to)] : [event, old],
    ),
  );
}
