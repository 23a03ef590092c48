/** An event with the name of the thread whose step sends it; without one where nobody sends it. */
export type Sent<T extends string> = { readonly type: T; readonly by?: string };

/** The name that stands for a thread that does not say who it is. */
const NOBODY = 'nobody';

/** Who sends the event. */
export const by = ({ by: name = NOBODY }: { readonly by?: string }): string => name;

/** Whether the event is sent by the thread of this name. */
export const isSender = (name: string | undefined, event: { readonly by?: string }): boolean =>
  name === by(event);

/** Puts the sender among names that are kept in order, so that equal sets are equal. */
export const withSender = (names: readonly string[] = [], event: { readonly by?: string }) =>
  [...names, by(event)].toSorted();

/** Takes one mention of the sender out; nothing is left of the last. */
export function withoutSender(
  names: readonly string[] = [],
  event: { readonly by?: string },
): readonly string[] | undefined {
  const at = names.indexOf(by(event));
  const left = names.filter((_, i) => i !== at);
  return left.length > 0 ? left : undefined;
}

/** Whether the sender is among the names. */
export const hasSender = (names: readonly string[] = [], event: { readonly by?: string }) =>
  names.includes(by(event));
