import { cloneText } from './clone-text.ts';
import { carryDeclared } from './declaration-note.ts';
import type { TextChange } from './change.ts';
import type { To, TransitionText } from './transition-text.ts';
import { ModelError } from '../error.ts';
import { nearest, similar } from '../similar.ts';
import type { StepMeta } from '../thread-def.ts';

/** The configuration of a state of a machine that is being changed. */
export interface MutableState {
  initial?: string;
  states?: Record<string, MutableState>;
  on?: Record<string, unknown>;
  tags?: string | string[];
  [key: string]: unknown;
}

/** The state of a path, or a ModelError that names the states that there are. */
export function find(
  config: MutableState,
  path: string,
  by: string,
  machine: string,
): MutableState {
  let node = config;
  for (const name of path === '' ? [] : path.split('.')) {
    const next = node.states?.[name];
    if (!next) {
      throw new ModelError(
        `${by}, machine ${machine}, state ${path}`,
        'is not there',
        nearest(name, Object.keys(node.states ?? {})),
      );
    }
    node = next;
  }
  return node;
}

/**
 * Makes one change in the configuration of a machine.
 *
 * @throws ModelError when the text that it names is not there
 */
export function applyText(config: MutableState, change: TextChange, by: string): void {
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
      parent.states = { ...parent.states, [name]: copied(change.to) as MutableState };
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
    on[change.event] = copied(change.to);
    return;
  }
  if (present === undefined) {
    const names = Object.keys(on);
    const problem = `has no step '${change.event}' (it has ${quoted(names) || 'none'})`;
    if (similar(change.event, names).length === 0) conflict(problem);
    throw new ModelError(at, problem, nearest(change.event, names));
  }
  if (change.op === 'drop step') {
    delete on[change.event];
    return;
  }
  const text = (typeof present === 'string' ? { target: present } : present) as TransitionText;
  if (change.was.target !== undefined && text.target !== change.was.target) {
    conflict(`step ${change.event} leads to ${text.target}, not to ${change.was.target}`);
  }
  const ports = ((text.meta as StepMeta | undefined)?.ports ?? {}) as Record<string, unknown>;
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
      event === change.event ? [name, withOrigin(copied(change.to), text)] : [event, old],
    ),
  );
}

/** A replaced step comes from the same place in the kernel, unless its text says otherwise. */
function withOrigin(to: To, old: TransitionText): unknown {
  if (typeof to === 'string' || 'length' in to || to.meta === undefined) return to;
  const { source, facts } = (old.meta ?? {}) as StepMeta;
  const origin = { ...(source !== undefined && { source }), ...(facts !== undefined && { facts }) };
  const meta = { ...origin, ...to.meta };
  carryDeclared(to.meta, meta);
  return { ...to, meta };
}

/** A copy of what an author wrote, with the notes of where it stands. */
function copied<T>(text: T): T {
  const copy = cloneText(text);
  carryDeclared(text, copy);
  return copy;
}

/** Names of steps have spaces and commas of their own. */
function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}
