import { assign, setup, type AnyStateMachine } from 'xstate';
import { expect, it } from 'vitest';
import { LocalSpace } from '../../src/checker/tables/local-space.ts';
import { applyChanges } from '../../src/model/changes/apply-changes.ts';
import { addStep, replaceStep } from '../../src/model/changes/change.ts';
import { thread } from '../../src/model/thread.ts';
import type { AnyThreadDef } from '../../src/model/thread-def.ts';

interface Context {
  readonly n: number;
}
const by = (k: number) => assign(({ context }: { context: Context }) => ({ n: context.n + k }));

/** A thread with an inline assign, and a guard whose params are a function. */
const counter = thread(
  setup({
    types: { context: {} as Context, events: {} as { type: string } },
    guards: { least: ({ context }, { n }: { n: number }) => context.n >= n },
  }).createMachine({
    id: 'counter',
    initial: 'a',
    context: { n: 0 },
    states: {
      a: {
        entry: by(1),
        on: {
          up: { target: 'a', reenter: true, actions: by(10) },
          enough: { target: 'b', guard: { type: 'least', params: () => ({ n: 12 }) } },
        },
      },
      b: {},
    },
  } as never) as unknown as AnyStateMachine,
  { actor: 'kernel' },
);

function after(def: AnyThreadDef, ...steps: readonly string[]): unknown {
  const space = new LocalSpace(def);
  let local = space.initial(undefined);
  for (const type of steps) local = space.next(local, { type });
  const { value, context } = space.glimpses[local]!;
  return [value, context];
}

const edited = (...changes: Parameters<typeof applyChanges>[1]): AnyThreadDef => {
  const defs = new Map([['counter', counter as AnyThreadDef]]);
  applyChanges(defs as never, changes, 'test');
  return defs.get('counter')!;
};

it('an inline assign, and params that are a function, survive an edit elsewhere', () => {
  expect(after(counter, 'up', 'enough')).toEqual(['b', { n: 12 }]);
  const more = edited(addStep('counter', 'b', 'back', { target: 'a' }));
  expect(after(more, 'up', 'enough', 'back')).toEqual(['a', { n: 13 }]);
});

it('an edit puts one inline assign in the place of another', () => {
  const other = edited(
    replaceStep('counter', 'a', 'up', {}, {
      target: 'a',
      reenter: true,
      actions: by(100),
    } as never),
  );
  expect(after(other, 'up')).toEqual(['a', { n: 102 }]);
  expect(after(counter, 'up')).toEqual(['a', { n: 12 }]);
});
