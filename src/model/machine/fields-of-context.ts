import type { AnyStateMachine } from 'xstate';

type Implementations = Readonly<Record<string, unknown>>;

/** The text of what may write fields: of assigns, and of functions that make a context. */
const texts = new WeakMap<object, string>();

/** Fields that functions of a machine have read where they were absent, with the name of the function. */
const absent = new WeakMap<object, { readonly part: string; readonly fields: Set<string> }>();

/** Notes for what a wrapper stands: the function of the author has the text that tells what it writes. */
export function noteText(wrapper: unknown, author: unknown): void {
  if (isReference(wrapper)) texts.set(wrapper, textOf(author));
}

/** What a wrapper of an author's function notes fields in that it reads and that are not there. */
export function absentFieldsOf(wrapper: object, part: string): Set<string> {
  const fields = new Set<string>();
  absent.set(wrapper, { part, fields });
  return fields;
}

/** A field that a function has read and that was not there then. */
interface AbsentField {
  readonly part: string;
  readonly field: string;
}

/** Every field that a function of a machine, or one of its looks, has read where it was absent. */
export function absentFields(
  { implementations }: AnyStateMachine,
  looks: Iterable<unknown>,
): AbsentField[] {
  const assigns = Object.values(implementations.actions as Implementations).map(assignmentOf);
  const functions = [
    ...Object.values(implementations.guards as Implementations),
    ...assigns,
    ...looks,
  ];
  return functions.flatMap((one) => {
    const { part, fields } = (isReference(one) ? absent.get(one) : undefined) ?? { fields: [] };
    return part === undefined ? [] : [...fields].map((field) => ({ part, field }));
  });
}

/**
 * Whether an action or the start of a machine may write a field, as far as their text tells: it has the
 * name where a name of an object is written, or computes names.
 */
export function mayWrite({ implementations, config }: AnyStateMachine, field: string): boolean {
  const { context } = config as { context?: unknown };
  return [context, ...Object.values(implementations.actions as Implementations)].some((one) => {
    const text = textOf(one);
    return COMPUTED.test(text) || named(field).test(text);
  });
}

/** `[key]: …`, or all of what is not the context itself: `...input`. */
const COMPUTED = /[{,]\s*\[|\.\.\.(?!\s*(?:\w+\.)?context\b)/;

function named(field: string): RegExp {
  const name = field.replaceAll(/[^\w]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![.\w$])${name}['"]?\s*(?::|,|\}|=(?!=)|$)`);
}

function textOf(part: unknown): string {
  if (!isReference(part)) return '';
  const known = texts.get(part);
  if (known !== undefined) return known;
  const assigned = assignmentOf(part);
  if (typeof assigned === 'function') return Function.prototype.toString.call(assigned);
  return Object.keys(assigned as object)
    .map((key) => `${key}:`)
    .join(' ');
}

/** What an assign assigns; anything else is itself. */
function assignmentOf(action: unknown): unknown {
  return isReference(action) && 'assignment' in action ? action.assignment : action;
}

function isReference(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
