import fc from 'fast-check';
import { expect, it } from 'vitest';
import { transition, initialTransition, type AnyMachineSnapshot } from 'xstate';
import { p2pPage } from '../../src/machines/objects/p2pdma/p2p-page.ts';

const { machine } = p2pPage;
const ACTS = ['init', 'get', 'put', 'clear'] as const;

/** What the kernel would do with a plain integer; undefined where it must not do it. */
function counted(count: number, act: (typeof ACTS)[number]): number | undefined {
  if (act === 'init') return count === 0 ? 1 : undefined;
  if (act === 'get') return count > 0 ? count + 1 : undefined;
  if (act === 'clear') return count <= 1 ? 0 : undefined;
  return count > 0 ? count - 1 : undefined;
}

function eventOf(act: (typeof ACTS)[number], count: number): string {
  if (act === 'init') return 'SET_COUNT';
  if (act === 'get') return 'GET';
  if (act === 'clear') return 'CLEAR_COUNT';
  return count === 1 ? 'PUT_LAST' : 'PUT';
}

const countOf = ({ value, context }: AnyMachineSnapshot): number =>
  value === 'idle' ? 0 : ((context as { refs?: number }).refs ?? 1);

it('counts as an integer does, and a wrong act is a violation', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ACTS), { maxLength: 12 }), (acts) => {
      let [page] = initialTransition(machine);
      let count = 0;
      for (const act of acts) {
        [page] = transition(machine, page, { type: eventOf(act, count) });
        const next = counted(count, act);
        expect(page.tags.has('violation')).toBe(next === undefined);
        if (next === undefined) return;
        count = next;
        expect(countOf(page)).toBe(count);
      }
    }),
  );
});
