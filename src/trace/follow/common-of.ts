/**
 * An instance that is in all of these lists, or else one of the first; nothing when a list is empty. What
 * is violated however the log came about says more than what is violated in one way that it may have.
 */
export function commonOf(lists: readonly (readonly number[])[]): number | undefined {
  const [first = []] = lists;
  if (lists.some((list) => list.length === 0)) return undefined;
  return first.find((one) => lists.every((list) => list.includes(one))) ?? first[0];
}
