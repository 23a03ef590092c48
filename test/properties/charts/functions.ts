import { assign, emit, enqueueActions, fromPromise, log, raise, sendTo, spawnChild } from 'xstate';
import { and, not, stateIn } from 'xstate';

/** The context of a drawn chart: few values, so that its states are few. */
export interface Context {
  readonly n: number;
  readonly list: readonly number[];
  readonly pair: { readonly a: number; readonly b: number };
  readonly flag?: true | undefined;
}

export interface Given {
  readonly context: Context;
  readonly event: { readonly type: string; readonly i?: number };
}

interface Count {
  readonly k: number;
}

export const start: Context = { n: 0, list: [], pair: { a: 1, b: 1 } };

let asked = 0;

/** Guards that a chart may name; `odd ones` are in the chart by its features only. */
export const guards = {
  even: ({ context }: Given): boolean => context.n % 2 === 0,
  odd: ({ context }: Given): boolean => context.n % 2 === 1,
  listed: ({ context }: Given): boolean => context.list.length > 0,
  flagged: ({ context }: Given): boolean => context.flag === true,
  atLeast: ({ context }: Given, { k }: Count): boolean => context.n >= k,
  below: ({ context }: Given, { k }: Count): boolean => context.n < k,
  'says more': ({ event }: Given): boolean => event.type.length > 2,
  'has the key': ({ context }: Given): boolean => 'flag' in context,
  'is minus zero': ({ context }: Given): boolean => Object.is(context.n, -0),
  'begins with b': ({ context }: Given): boolean => Object.keys(context.pair)[0] === 'b',
  'takes one': ({ context }: Given): boolean => (context.list as number[]).pop() !== undefined,
  'by chance': (): boolean => asked++ % 2 === 0,
  throws: ({ context }: Given): boolean => {
    if (context.n > 0) throw new Error('the guard does not know');
    return true;
  },
  later: (): boolean => Promise.resolve(false) as unknown as boolean,
  both: and(['even', 'listed'] as never),
} as const;

const nothing: readonly number[] = [];

/** Actions that a chart may name. */
export const actions = {
  up: assign({ n: ({ context }: Given) => (context.n + 1) % 3 }),
  reset: assign({ n: 0 }),
  add: assign(({ context }: Given, { k }: Count) => ({ n: (context.n + k) % 3 })),
  push: assign(({ context }: Given) => ({ list: [...context.list, context.n].slice(-2) })),
  clear: assign({ list: nothing }),
  flag: assign({ flag: true }),
  unflag: assign(() => ({ flag: undefined })),
  negate: assign({ n: ({ context }: Given) => -context.n % 3 }),
  swap: assign({ pair: () => ({ b: 1, a: 1 }) }),
  unswap: assign({ pair: () => ({ a: 1, b: 1 }) }),
  measure: assign({ n: ({ event }: Given) => event.type.length % 3 }),
  'in place': assign(({ context }: Given) => {
    (context as { n: number }).n = 1;
    return {};
  }),
  'in place, inside': assign(({ context }: Given) => {
    (context.list as number[])[0] = 2;
    return { n: 1 };
  }),
  'by chance': assign({ n: () => asked++ % 2 }),
  throws: assign({
    n: ({ context }: Given) => {
      if (context.n > 0) throw new Error('the action does not know');
      return 1;
    },
  }),
  spawns: assign(({ spawn }: { spawn: (logic: unknown) => unknown }) => {
    spawn(fromPromise(() => new Promise(() => {})));
    return {};
  }),
  'sends itself': assign(({ self }: { self: { send: (event: object) => void } }) => {
    self.send({ type: 'never declared' });
    return {};
  }),
  collects: assign({ list: () => new Set([1]) as never }),
  raises: raise({ type: 'e0' }),
  'is custom': (): void => undefined,
} as const;

/** Actions that are no assign, written in the chart itself. */
export const otherActions = {
  raise: () => raise({ type: 'e0' } as never),
  log: () => log('said'),
  emit: () => emit({ type: 'said' } as never),
  enqueueActions: () => enqueueActions(() => {}),
  sendTo: () => sendTo('nobody', { type: 'e0' }),
  spawnChild: () => spawnChild(fromPromise(() => new Promise(() => {})) as never),
  function: () => (): void => undefined,
} as const;

/** Guards that have no name of their own, written in the chart itself. */
export const otherGuards = {
  inline: () => (): boolean => true,
  not: () => not('even' as never),
  stateIn: () => stateIn('#chart'),
} as const;
