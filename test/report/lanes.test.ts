import { createColors } from 'picocolors';
import { describe, expect, it } from 'vitest';
import { json } from '../../src/report/formats/json.ts';
import { lanes } from '../../src/report/run/lanes.ts';
import type { Palette } from '../../src/report/text/palette.ts';
import { readRun } from '../../src/schemas/read-run.ts';
import { blocked } from './fixtures/blocked.ts';
import { lasso } from './fixtures/lasso.ts';
import { state, Teller } from './fixtures/tell.ts';
import { useAfterFree } from './fixtures/use-after-free.ts';

const runs = { useAfterFree, lasso, blocked };

describe('lanes', () => {
  it('shows a use after free as a commit message would', () => {
    expect(lanes(useAfterFree(), { width: 92 })).toBe(`\
rule broken: no page outlives its pagemap
device-private, 1 page, 1 process; kernel 6.0 without 0dc45ca1ce18, ef233450898f; duty
  dropped: evicts-until-empty

set-up: 6 steps (--full shows them): driver: memremap_pages() (3 steps);
  A: touch [page 0] (3 steps)
after it: driver bound; ref live, n 1; page0 mapped, present, refs 1; pte0.0 device

    driver          rcu             A
    --------------  --------------  ---------------------
 7  memunmap_pages()
 8  percpu_ref_kill()                                      ref: live -> dead
 9                  percpu_ref_switch_to_atomic_rcu()      ref: dead -> released, n 1 -> 0
10  wait_for_completion() returns                          ref seen released
11  __remove_pages()                                       page0: no longer present
12                                  zap_nonpresent_ptes()  pte0.0: device -> none
13                                  folio_put()            ! page0: mapped -> useAfterFree

because: page0: useAfterFree

replay: unplug verify device-private --kernel 6.0 --drop evicts-until-empty \\
  --only page-outlives-pagemap --pages 1 --processes 1
`);
  });

  it('prints the loop of a lasso once and says why fairness does not end it', () => {
    const lines = lanes(lasso()).split('\n');
    const begins = lines.findIndex((line) => line.startsWith('--- loop begins: 6 steps, for ever'));
    const ends = lines.findIndex((line) =>
      line.startsWith('--- loop ends: the state is again the one before step 2'),
    );
    const numbered = (from: number, to: number): string[] =>
      lines.slice(from, to).flatMap((line) => /^(\d+) /.exec(line)?.slice(1) ?? []);
    expect(numbered(begins, ends)).toEqual(['2', '3', '4', '5', '6', '7']);
    expect(numbered(ends, lines.length)).toEqual([]);
    expect(lines).toContain('  - evictor: steps in every round: it finds page0 locked each time');
  });

  it('says who holds what when an unregister is blocked', () => {
    const text = lanes(blocked());
    expect(text).toContain('nothing need happen any more');
    expect(text).toContain(`\
rmmod waits for ref (2 left), held by:
  - page0 <- page table of A (nothing obliges A to fault, exit or unmap)
  - page1 <- page table of B (nothing obliges B to fault, exit or unmap)
`);
  });

  it.each(Object.entries(runs))('keeps to its width and ends with the replay: %s', (_, make) => {
    for (const width of [60, 72, 80, 100, 140]) {
      for (const full of [false, true]) {
        const text = lanes(make(), { width, full });
        expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width);
        const unfolded = text.trimEnd().replaceAll(/ \\\n */g, ' ');
        expect(unfolded.split('\n').at(-1)).toBe(`replay: ${make().replay}`);
      }
    }
  });

  it('fits many threads with long names by a stair of names', () => {
    const threads = ['unregister', 'migrate_to_device', 'cpu_fault', 'evictor', 'rcu', 'shrinker'];
    const begin = Object.fromEntries(threads.map((name) => [name, state('idle')]));
    const teller = new Teller(begin, { page0: state('free', { refs: 0 }) });
    for (const [refs, thread] of threads.entries()) {
      teller.step(thread, `${thread}_calls_a_long_function()`, state('busy'), {
        page0: { to: state('used', { refs }) },
      });
    }
    const lines = lanes(teller.run({ ...lasso(), loop: 0 })).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(72);
    const starts = threads.map((name) => lines.findIndex((line) => line.endsWith(name)));
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(starts[0]).toBeGreaterThan(0);
  });

  it('shows ten steps of two threads in 72 columns on one screen', () => {
    const text = lanes(lasso());
    expect(text.split('\n').length).toBeLessThanOrEqual(36);
  });

  it('shows every step with --full, and its events', () => {
    const text = lanes(useAfterFree(), { full: true, width: 100 });
    expect(text).not.toContain('set-up');
    expect(text).toMatch(/^ 1 {2}memremap_pages\(\)/m);
    expect(text).toContain('(KILL)');
  });

  it('groups like changes of a family', () => {
    const teller = new Teller({ a: state('x') }, { page0: state('raw'), page1: state('raw') });
    teller.step('a', 'init', state('y'), {
      page0: { to: state('free') },
      page1: { to: state('free') },
    });
    const { loop: _loop, ...header } = lasso();
    expect(lanes(teller.run(header))).toContain('page0 page1: raw -> free');
  });

  it('does not call a rule broken that allows the run', () => {
    const text = lanes({ ...blocked(), allowed: true });
    expect(text).toMatch(/^not excluded by the rule: an unregister that has begun/);
    expect(text).not.toContain('rule broken');
  });

  it('says so when the initial state is wrong already', () => {
    const { loop: _loop, ...run } = lasso();
    expect(lanes({ ...run, steps: [] })).toContain('no step is needed');
  });

  it('means the same without colour', () => {
    const on = createColors(true);
    const palette: Palette = {
      strong: on.bold,
      good: on.green,
      bad: on.red,
      doubt: on.yellow,
      faint: on.dim,
    };
    for (const make of Object.values(runs)) {
      const painted = lanes(make(), { palette });
      expect(painted).toContain('\u001b[');
      // oxlint-disable-next-line no-control-regex -- escape codes are what is taken away
      expect(painted.replaceAll(/\u001b\[\d+m/g, '').replaceAll(/ +$/gm, '')).toBe(lanes(make()));
    }
  });

  it.each(Object.entries(runs))(
    'is the same for a run that was written and read: %s',
    (_, make) => {
      expect(lanes(readRun(json(make()), 'run.json'))).toBe(lanes(make()));
    },
  );
});
