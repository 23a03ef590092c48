import { expect, test } from 'vitest';
import { NaiveSystem } from '../../src/checker/naive/naive-system.ts';
import { checkLogFully } from '../../src/trace/check-log.ts';
import { eventOf } from '../../src/trace/kernel/armed.ts';
import { explanationAt } from '../../src/trace/explanation.ts';
import { kernelOfLog } from '../../src/trace/kernel/kernel-of-log.ts';
import type { Possible } from '../../src/trace/follow/possible-states.ts';
import { readLog } from '../../src/trace/log/read-log.ts';
import { isEvent } from '../../src/trace/link/slice.ts';
import { sliceSystem } from '../../src/trace/slices/slice-system.ts';
import { knownVerdicts, textOf } from './log-files.ts';

test.each(Object.keys(knownVerdicts))(
  '%s: every run that explains a slice replays without tables and shows every event once',
  (name) => {
    const log = readLog(textOf(name), name);
    const { revisions } = kernelOfLog(log.kernel)!;
    for (const { slice, space, possible } of checkLogFully(log).slices) {
      const { system, sizes } = space.compiled;
      const naive = new NaiveSystem(system, sizes, system === sliceSystem ? revisions : []);
      const steps: Possible[] = [];
      for (let at: Possible | undefined = possible[0]; at; at = at.before) {
        if (at.step) steps.push(at);
      }
      steps.reverse();
      let state = naive.initial;
      for (const { step } of steps) {
        const taken = naive.take(state, step!.thread, step!.offer.event, step!.picks);
        if (typeof taken === 'string') throw new Error(`${name}: ${taken}`);
        state = taken.after;
      }
      const shown = steps.flatMap(({ line, step }) =>
        line === undefined ? [] : [`${line} ${eventOf(step!.offer.event)}`],
      );
      const told = slice.entries.filter(isEvent).map(({ line, event }) => `${line} ${event}`);
      expect(shown).toEqual(told);
    }
  },
);

test('a line is explained slice by slice, with the steps that were put in', () => {
  const name = 'b3-hmm-noevict-rmmod-blocks.lab612.trace.txt';
  const checked = checkLogFully(readLog(textOf(name), name));
  const last = explanationAt(checked, 152).find((text) => text.startsWith('pagemap'))!;
  expect(last).toContain(
    '(A-102: folio_free), (A-102: percpu_ref_put_many (last)), A-102: pgmap_ref_released [line 152]',
  );
  expect(explanationAt(checked, 17)).toEqual(['no slice hears of it']);
});
