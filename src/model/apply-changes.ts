import { createMachine, type AnyStateMachine } from 'xstate';
import { carryDeclared } from './declaration-note.ts';
import type { Change, TransitionText } from './change.ts';
import { ModelError } from './error.ts';
import { object, type AnyObjectDef } from './object.ts';
import { thread, type AnyThreadDef } from './thread.ts';

interface MutableState {
  initial?: string;
  states?: Record<string, MutableState>;
  on?: Record<string, unknown>;
  tags?: string | string[];
  [key: string]: unknown;
}

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
    const config = touched.get(change.machine) ?? cloneOf(plain(def.machine));
    touched.set(change.machine, config);
    applyOne(config, change, by);
  }
  for (const [id, config] of touched) {
    try {
      defs.set(id, rebuild(defs.get(id)!, config));
    } catch (error) {
      if (error instanceof ModelError) throw error;
      // XState names the state and the target that is not there.
      throw new ModelError(
        `${by}, machine ${id}`,
        `no longer fits together: ${error instanceof Error ? error.message : String(error)}`,
        'change the steps that lead to a dropped state, or correct the target',
      );
    }
  }
}

/** The machine's configuration without the context factory: functions cannot be cloned. */
function plain(machine: AnyStateMachine): Record<string, unknown> {
  const { context: _context, ...config } = machine.config as Record<string, unknown>;
  return config;
}

function cloneOf(config: Record<string, unknown>): MutableState {
  const clone = structuredClone(config) as MutableState;
  carryDeclared(config, clone);
  return clone;
}

function rebuild(
  def: AnyObjectDef | AnyThreadDef,
  config: MutableState,
): AnyObjectDef | AnyThreadDef {
  const { context } = def.machine.config as Record<string, unknown>;
  const machine = createMachine(
    { ...config, ...(context !== undefined && { context }) } as never,
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
  const at = `${by}, machine ${change.machine}, state ${change.state ?? '(root)'}`;
  const conflict = (problem: string): never => {
    throw new ModelError(
      at,
      problem,
      'the machine has changed since this was written: bring the two together',
    );
  };
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
    conflict(`has no step '${change.event}' (it has ${quoted(Object.keys(on)) || 'none'})`);
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
      event === change.event ? [name, withOrigin(structuredClone(change.to), text)] : [event, old],
    ),
  );
}

/** A replaced step comes from the same place in the kernel, unless its text says otherwise. */
function withOrigin(
  to: TransitionText | readonly TransitionText[] | string,
  old: TransitionText,
): unknown {
  if (typeof to === 'string' || 'length' in to || to.meta === undefined) return to;
  const { source, facts } = old.meta ?? {};
  const origin = { ...(source !== undefined && { source }), ...(facts !== undefined && { facts }) };
  return { ...to, meta: { ...origin, ...to.meta } };
}

/** Names of steps have spaces and commas of their own. */
function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}
