import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toldLog } from '../../src/explore/told-log.ts';
import { checkLogFully, readLog } from '../../src/trace/index.ts';
import { tell } from '../../web/src/story.ts';
import { textSource } from './text-source.ts';

function explained(name: string) {
  const file = new URL(`../logs/${name}`, import.meta.url);
  const text = readFileSync(file, 'utf8');
  const log = readLog(text, name);
  const { scenes, picture } = toldLog(textSource(name, text), () => undefined);
  return { log, checked: checkLogFully(log), scenes, picture };
}

const BLOCKED = 'b3-hmm-noevict-rmmod-blocks.lab612.trace.txt';

test.each([BLOCKED, 'c4-hmm-concurrent-faulters.lab73.trace.txt'])(
  '%s: each task has a lane, and takes its own steps from the first to the last',
  (name) => {
    const { log, scenes } = explained(name);
    const tasks = new Map(log.events.map(({ line, comm, pid }) => [line, `${comm}-${pid}`]));
    for (const scene of scenes) {
      expect(scene.instances.filter((one) => /^task\d/.test(one.name))).toEqual([]);
      const [run] = scene.runs;
      const { steps } = tell(scene, run!.moves);
      expect(steps.length).toBe(run!.moves.length);
      for (const [k, line] of run!.lines!.entries())
        if (line !== null && !['rcu', 'others'].includes(steps[k]!.thread))
          expect(steps[k]!.thread).toBe(tasks.get(line));
    }
  },
);

test('while the unregister waits every step says who holds what, before and after it none does', () => {
  const { checked, scenes } = explained(BLOCKED);
  const [run] = scenes[0]!.runs;
  const [wait] = checked.pagemaps[0]!.holds.waits;
  let line = 0;
  for (const [k, at] of [null, ...run!.lines!].entries()) {
    line = at ?? line;
    const isWaiting = wait!.from <= line && line < wait!.to!;
    const left = wait!.holds.some(({ to }) => line < to!);
    expect(run!.blame[k]!.length > 0).toBe(isWaiting && left);
  }
  expect(run!.lines![run!.opensAt! - 1]).toBe(wait!.from);
});

test('the picture of a log has every page from its first use to its end, and the wait', () => {
  const { log, checked, picture } = explained(BLOCKED);
  const { bars, events } = picture;
  const [wait] = checked.pagemaps[0]!.holds.waits;
  for (const { page, from, to } of wait!.holds) {
    const used = bars
      .find(({ name }) => name === `page ${page}`)!
      .parts.find(({ state }) => state === 'allocated')!;
    expect([used.from, used.to]).toEqual([from, to]);
  }
  expect(bars[0]!.waits).toMatchObject([{ by: wait!.by, from: wait!.from, to: wait!.to }]);
  expect(events.reduce((sum, { times }) => sum + times, 0)).toBe(log.events.length);
});

test('the wait of a file system is drawn, and the page that it waits for is used until it is freed', () => {
  const { checked, picture } = explained('e5-fsdax-umount-pinned.deb73.trace.txt');
  const { bars } = picture;
  const [wait] = checked.pagemaps[0]!.users.waits;
  expect(checked.verdict).toMatchObject({ verdict: 'follows, blocked', line: wait!.from });
  expect(bars[0]!.waits).toContainEqual(
    expect.objectContaining({ in: wait!.in, by: wait!.by, from: wait!.from, to: wait!.to }),
  );
  const { parts } = bars.find(({ name }) => name === `page ${wait!.page}`)!;
  expect(parts.findLast(({ state }) => /maps|pins|putting/.test(state))!.to).toBe(wait!.freed);
});
