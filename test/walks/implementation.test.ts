import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RightCounter, WrongCounter } from '../../examples/refcount/counters.ts';
import { heldAgainstChart } from '../../examples/refcount/held.ts';
import protocol from '../../examples/refcount/protocol.ts';
import { campaign, implementation, subjectOf } from '../../src/walks/index.ts';

const RUNS = { numRuns: 60, seed: 1 };

describe('code of ones own beside a chart', () => {
  it('is found wrong by a shortest run', async () => {
    const held = heldAgainstChart(() => new WrongCounter());
    const found = await fc.check(fc.asyncProperty(held.commands, held.run), RUNS);
    expect((found.errorInstance as Error).message).toMatch(
      /^step 2, \w+: tryget fails \(TRYGET_FAILS\): the implementation answers otherwise; counter is "freed"/,
    );
    const [commands] = found.counterexample!;
    expect([...commands].map(String)).toEqual([
      'creator: put (last) (PUT_LAST)',
      expect.stringMatching(/: tryget fails \(TRYGET_FAILS\)$/),
    ]);
    expect(fc.stringify(commands)).toContain('put (last)');
  });

  it('is found right where it is, and so is the chart', async () => {
    const held = heldAgainstChart(() => new RightCounter());
    await fc.assert(fc.asyncProperty(held.commands, held.run), RUNS);
    await fc.assert(
      fc.asyncProperty(held.commands, (commands) => fc.asyncModelRun(held.setup, commands)),
      { ...RUNS, numRuns: 10 },
    );
    expect(campaign(subjectOf(protocol), { runs: 50, lengthMax: 40, seed: 1 }).failure).toBe(
      undefined,
    );
  });

  it('that hangs or throws is told, and closed', async () => {
    let open = 0;
    const with_ = (put: () => unknown) =>
      implementation(protocol, {
        of: 'counter',
        create: () => ({ opened: ++open }),
        close: () => void open--,
        does: { TRYGET: () => true, TRYGET_FAILS: () => true, PUT: put, PUT_LAST: put },
        limitMs: 20,
        lengthMax: 10,
      });
    const once = { numRuns: 5, seed: 1, endOnFailure: true };
    const failureOf = async ({ commands, run }: ReturnType<typeof with_>): Promise<string> => {
      const { errorInstance } = await fc.check(fc.asyncProperty(commands, run), once);
      return (errorInstance as Error).message;
    };
    expect(await failureOf(with_(() => new Promise(() => {})))).toContain(
      'the implementation does not answer within 20 ms',
    );
    const thrown = with_(() => {
      throw new Error('broken pipe');
    });
    expect(await failureOf(thrown)).toContain('the implementation throws broken pipe');
    expect(open).toBe(0);
  });

  it('must have every event of an object that there is', () => {
    const held = (of: string, does: Record<string, () => boolean>) => () =>
      implementation(protocol, { of, create: () => ({}), does });
    expect(held('contour', {})).toThrow('system refcount, contour: is no object of it');
    expect(held('counter', { TRYGET: () => true })).toThrow(
      'implementation of counter, event PUT: nothing says what it is in the code',
    );
    const all = {
      TRYGET: () => true,
      TRYGET_FAILS: () => true,
      PUT: () => true,
      PUT_LAST: () => true,
    };
    expect(held('counter', { ...all, PUTS: () => true })).toThrow(
      'implementation of counter, event PUTS: is no event of counter\n  fix: did you mean PUT?',
    );
  });
});
