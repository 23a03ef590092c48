/**
 * What a terminal obeys instead of showing it: control characters but the end of a line and the tab,
 * and what turns the direction of writing round.
 */
const OBEYED =
  // oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The text with its control characters as escapes: `\x1b`. */
export function visible(text: string): string {
  return text.replaceAll(OBEYED, escape);
}

/** The text with its control characters as escapes of JSON, inside of strings: the value stays the same. */
export function visibleJson(text: string): string {
  return text.replaceAll(OBEYED, (character) => `\\u${hex(character, 4)}`);
}

/** A value with each of its texts visible, so that it is laid out as it will be seen. */
export function visibleIn<T>(value: T): T {
  return mapped(value) as T;
}

function mapped(value: unknown): unknown {
  if (typeof value === 'string') return visible(value);
  if (Array.isArray(value)) return value.map(mapped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [visible(key), mapped(inner)]),
  );
}

function escape(character: string): string {
  const code = character.codePointAt(0)!;
  return code < 0x100 ? `\\x${hex(character, 2)}` : `\\u${hex(character, 4)}`;
}

function hex(character: string, digits: number): string {
  return character.codePointAt(0)!.toString(16).padStart(digits, '0');
}
