/**
 * What a step hands on of its own: a value of the thread's context, of its place, or of what it picks.
 * It is compared by `===`, so it is one plain value.
 */
export type Argument = string | number | boolean | null;

/** `owner is {own}`: something that is said, and the name of the value that is said with it. */
const WITH_ARGUMENT = /^(.+) \{([^{}]+)\}$/;

/** Something that a step says, with the name of its argument where it has one. */
interface Phrase {
  readonly name: string;
  /** Name of the thread's index whose value is the argument. */
  readonly index?: string;
}

/** Takes `owner is {own}` apart. */
export function phraseOf(text: string): Phrase {
  const [, name, index] = WITH_ARGUMENT.exec(text) ?? [];
  return name === undefined || index === undefined ? { name: text } : { name, index };
}
