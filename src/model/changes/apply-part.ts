import type { AddedPart } from './added.ts';
import { find, type MutableState } from './apply-text.ts';
import { cloneText } from './clone-text.ts';
import { ModelError } from '../error.ts';
import type { EventKind } from '../event-kind.ts';
import type { AnyObjectDef, AskedOfGlimpse, Look } from '../object-def.ts';
import { nearest } from '../similar.ts';
import type { AnyThreadDef } from '../thread-def.ts';

/** A definition that is being changed. */
export interface Draft {
  readonly def: AnyObjectDef | AnyThreadDef;
  readonly config: MutableState;
  /** The context of the start, or the function that makes it. */
  context: unknown;
  readonly guards: Record<string, unknown>;
  readonly actions: Record<string, unknown>;
  /** Absent for a thread. */
  readonly events?: Map<string, EventKind>;
  readonly answers?: Map<string, readonly string[]>;
  /** Those of the definition, as the checker asks them, and new ones as the author wrote them. */
  readonly looks?: Map<string, AskedOfGlimpse | Look<Record<string, unknown>>>;
  readonly carries?: Set<string>;
}

/**
 * Puts one thing into a definition that it does not have yet.
 *
 * @throws ModelError when it is there already, or where it cannot be
 */
export function applyPart(draft: Draft, part: AddedPart, by: string): void {
  const { def } = draft;
  const at = `${by}, ${def.kind} ${def.id}`;
  if (part.op === 'add event') return addEvent(draft, part, by);
  if (part.op === 'start with') {
    draft.context = startingWith(draft.context, part.context, at);
    return undefined;
  }
  if (part.op === 'add look') {
    if (!draft.looks) throw threadHasNone(at, 'looks');
    free(`${at}, look ${part.name}`, draft.looks.has(part.name));
    draft.looks.set(part.name, part.look);
    return undefined;
  }
  const [known, what, made] =
    part.op === 'add guard'
      ? [draft.guards, 'guard', part.guard]
      : [draft.actions, 'action', part.action];
  free(`${at}, ${what} ${part.name}`, part.name in known);
  known[part.name] = made;
  return undefined;
}

function free(where: string, taken: boolean): void {
  if (taken) throw new ModelError(where, 'is already there', 'give the new one a name of its own');
}

function threadHasNone(where: string, what: string): ModelError {
  return new ModelError(
    where,
    `is a thread, which has no ${what} to add to`,
    'add a step instead, or name the object that is meant',
  );
}

type NewEvent = Extract<AddedPart, { op: 'add event' }>;

function addEvent(
  { def, config, events, answers, carries }: Draft,
  part: NewEvent,
  by: string,
): void {
  const { event, kind, question, elsewhere } = part;
  const at = `${by}, ${def.kind} ${def.id}, event ${event}`;
  if (!events || !answers) throw threadHasNone(at, 'events');
  free(at, events.has(event));
  if ((kind === 'answer') !== (question !== undefined)) {
    throw new ModelError(
      at,
      kind === 'answer' ? 'is an answer to no question' : `is no answer, but has a question`,
      "an answer names its question, as in { kind: 'answer', question: 'trylock', … }",
    );
  }
  events.set(event, kind);
  if (part.carries === true) carries?.add(event);
  if (question !== undefined) answers.set(question, [...(answers.get(question) ?? []), event]);
  for (const [path, to] of Object.entries(part.in)) {
    const node = find(config, path, `${by}, event ${event}`, def.id);
    node.on = { ...node.on, [event]: cloneText(to) };
  }
  if (elsewhere === undefined) return;
  for (const { node, name } of leavesWithout(config, event)) {
    const to = elsewhere === 'stays' ? name : absolute(elsewhere, def.id);
    node.on = { ...node.on, [event]: { target: to } };
  }
}

/** A path is meant from the root of the machine, wherever the event comes. */
function absolute(target: string, machine: string): string {
  return target.startsWith('#') ? target : `#${machine}.${target}`;
}

/** Innermost states that are no violation and in which nothing is said of the event yet. */
function* leavesWithout(
  config: MutableState,
  event: string,
): Generator<{ node: MutableState; name: string }> {
  for (const [name, node] of Object.entries(config.states ?? {})) {
    if (event in (node.on ?? {}) || [node.tags].flat().includes('violation')) continue;
    if (Object.keys(node.states ?? {}).length > 0) yield* leavesWithout(node, event);
    else yield { node, name };
  }
}

/** A context that starts with other values. */
function startingWith(
  context: unknown,
  values: Readonly<Record<string, unknown>>,
  where: string,
): unknown {
  const within = (start: object): object => {
    for (const key of Object.keys(values)) {
      if (key in start) continue;
      throw new ModelError(
        `${where}, context`,
        `starts without ${key}`,
        nearest(key, Object.keys(start)),
      );
    }
    return { ...start, ...values };
  };
  if (typeof context !== 'function') return within((context ?? {}) as object);
  return (args: unknown) => within((context as (given: unknown) => object)(args));
}
