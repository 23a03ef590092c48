import type { Action } from '../checker/tables/action.ts';

/** How often another thread goes on. */
export function switchesOf(actions: readonly Action[]): number {
  let switches = 0;
  for (let k = 1; k < actions.length; k++)
    if (actions[k]!.thread !== actions[k - 1]!.thread) switches++;
  return switches;
}

/**
 * The same steps in an order with fewer switches between threads: a block of steps of one thread is put
 * right behind, or right before, another block of it.
 */
export function* fewerSwitches(actions: readonly Action[]): Generator<readonly Action[]> {
  const blocks = blocksOf(actions);
  for (let from = 0; from < blocks.length; from++) {
    const block = blocks[from]!;
    const { thread } = block[0]!;
    const before = blocks.findLastIndex((other, at) => at < from && other[0]!.thread === thread);
    const behind = blocks.findIndex((other, at) => at > from && other[0]!.thread === thread);
    const rest = blocks.toSpliced(from, 1);
    if (before >= 0) yield rest.toSpliced(before + 1, 0, block).flat();
    if (behind >= 0) yield rest.toSpliced(behind - 1, 0, block).flat();
  }
}

function blocksOf(actions: readonly Action[]): Action[][] {
  const blocks: Action[][] = [];
  for (const action of actions) {
    const last = blocks.at(-1);
    if (last?.[0]?.thread === action.thread) last.push(action);
    else blocks.push([action]);
  }
  return blocks;
}
