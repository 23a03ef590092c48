import { createMachine, type AnyStateMachine } from 'xstate';
import type { AddedInstances } from './added.ts';
import { applyPart, type Draft } from './apply-part.ts';
import { applyText, type MutableState } from './apply-text.ts';
import type { Change } from './change.ts';
import { cloneText } from './clone-text.ts';
import { carryDeclared } from './declaration-note.ts';
import { ModelError } from '../error.ts';
import { object } from '../object.ts';
import type { AnyObjectDef } from '../object-def.ts';
import { nearest } from '../similar.ts';
import { thread } from '../thread.ts';
import type { AnyThreadDef } from '../thread-def.ts';

type Def = AnyObjectDef | AnyThreadDef;

/**
 * Applies changes to definitions, in order.
 *
 * @param defs the definitions of a system by id
 * @param by who asks, for messages: `edit 0dc45ca1ce18`, `duty evicts-until-empty`
 * @throws ModelError when a change names a machine, state, step or text that is not there
 */
export function applyChanges(
  defs: Map<string, Def>,
  changes: readonly MachineChange[],
  by: string,
): void {
  const ofMachine = new Map<string, MachineChange[]>();
  for (const change of changes) {
    if (!defs.has(change.machine)) {
      throw new ModelError(
        `${by}, machine ${change.machine}`,
        'is not part of this system',
        nearest(change.machine, [...defs.keys()]),
      );
    }
    ofMachine.set(change.machine, [...(ofMachine.get(change.machine) ?? []), change]);
  }
  for (const [id, own] of ofMachine) defs.set(id, changed(defs.get(id)!, own, by));
}

type MachineChange = Exclude<Change, AddedInstances>;

/** A machine with changes made to it. */
interface Changed {
  readonly changes: readonly MachineChange[];
  readonly def: Def;
}

const known = new WeakMap<Def, Changed[]>();

/**
 * A machine with changes made to it. The same changes of the same machine are made once, so that what is
 * known of the result stays known.
 */
function changed(def: Def, changes: readonly MachineChange[], by: string): Def {
  const before = known.get(def) ?? [];
  const same = before.find(
    (one) => one.changes.length === changes.length && one.changes.every((c, i) => c === changes[i]),
  );
  if (same) return same.def;
  const draft = draftOf(def);
  for (const change of changes) {
    if ('state' in change || change.op === 'initial') applyText(draft.config, change, by);
    else applyPart(draft, change, by);
  }
  try {
    const made = rebuild(draft);
    known.set(def, [...before, { changes, def: made }]);
    return made;
  } catch (error) {
    if (error instanceof ModelError) throw error.within(`${by}, `);
    throw unfitting(`${by}, machine ${def.id}`, error, draft.config);
  }
}

/** XState names the state and the target that is not there. */
function unfitting(where: string, error: unknown, config: MutableState): ModelError {
  const message = error instanceof Error ? error.message : String(error);
  const missing = /Child state '([^']+)' does not exist/.exec(message)?.[1];
  return new ModelError(
    where,
    `no longer fits together: ${message}`,
    missing === undefined
      ? 'change the steps that lead to a dropped state, or correct the target'
      : `change the steps that lead to a dropped state, or correct the target; ${nearest(missing, namesIn(config))}`,
  );
}

function namesIn({ states = {} }: MutableState): string[] {
  return Object.entries(states).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}

function draftOf(def: Def): Draft {
  const { context, ...config } = def.machine.config as Record<string, unknown>;
  const clone = cloneText(config) as MutableState;
  carryDeclared(config, clone);
  const { guards, actions } = def.machine.implementations;
  return {
    def,
    config: clone,
    context,
    guards: { ...guards },
    actions: { ...actions },
    ...(def.kind === 'object' && {
      events: new Map(def.events),
      answers: new Map(def.answers),
      looks: new Map(def.looks),
      carries: new Set(def.carries),
    }),
  };
}

function rebuild(draft: Draft): Def {
  const { def, config, context, guards, actions, events, answers, looks, carries } = draft;
  const machine = createMachine(
    { ...config, ...(context !== undefined && { context }) } as never,
    { ...def.machine.implementations, guards, actions } as never,
  ) as AnyStateMachine;
  if (def.kind === 'thread') return thread(machine, { actor: def.actor });
  const byKind = (kind: string): string[] =>
    [...(events ?? [])].filter(([, k]) => k === kind).map(([event]) => event);
  const { lock, senders, counts, keeps } = def;
  // What the checker asks already stays as it is.
  const asked = { looks: Object.fromEntries(looks ?? []), ...(counts && { counts }) } as unknown;
  return object(machine, {
    ...(asked as Partial<Pick<Parameters<typeof object>[1], 'looks' | 'counts'>>),
    effects: byKind('effect'),
    waits: byKind('wait'),
    answers: Object.fromEntries(answers ?? []),
    ...(lock && { lock }),
    ...(senders === true && { senders }),
    carries: [...(carries ?? [])],
    ...(keeps && { keeps }),
  });
}
