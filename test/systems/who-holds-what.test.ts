import { describe, expect, test } from 'vitest';
import { runJob } from '../../src/cli/search/run-job.ts';
import { leastSizes } from '../../src/cli/search/plan.ts';
import { NEWEST } from '../../src/history/kernels.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import { lanes } from '../../src/report/run/lanes.ts';
import type { Run } from '../../src/schemas/run.ts';
import { systems } from '../../src/systems/index.ts';

const withDuties = systems.filter(({ duties }) => duties.length > 0);

/** Systems in which a dropped duty left somebody waiting. */
const waitedIn = new Set<string>();

describe.each(withDuties)('$id', (system) => {
  const judged = system.rules.filter(({ kind }) => kind === 'progress' || kind === 'deadlock');

  test.each(system.duties)('without $id who waits is told with who holds it', async (duty) => {
    const verdict = await runJob({
      system: system.id,
      kernel: NEWEST,
      sizes: resolveSizes(system, { ...leastSizes(system), ...duty.shownAt }),
      reverted: [],
      dropped: [duty.id],
      rules: judged.map(({ id }) => id),
    });
    for (const { kind, standing, run } of verdict.rules) {
      if (standing !== 'broken') continue;
      const { id, sentence, whose } = duty;
      expect(run!.duties).toEqual([{ id, sentence, whose }]);
      expect(lanes(run!).replaceAll(/\s+/g, ' ')).toContain(
        `of the ${whose} that nobody keeps: ${sentence}`,
      );
      // A thread that is stuck because an object was spoilt waits for nobody.
      if (kind !== 'progress') continue;
      if (run!.holders!.length > 0) waitedIn.add(system.id);
      // Nobody waits where each undoes what the other did: every one of them goes on.
      else expect(threadsOf(run!.steps.slice(run!.loop ?? Infinity))).toEqual(notAtRest(run!));
    }
  });
});

/** Threads that are somewhere in the run's last state where they may not stay. */
function notAtRest({ instances, steps }: Run): string[] {
  const last = new Map(instances.map(({ name, kind, initial }) => [name, { kind, at: initial }]));
  for (const { participants } of steps)
    for (const { instance, to } of participants) last.get(instance)!.at = to;
  return [...last]
    .filter(([, { kind, at }]) => kind === 'thread' && at.tags?.includes('rest') !== true)
    .map(([name]) => name);
}

function threadsOf(steps: Run['steps']): string[] {
  return [...new Set(steps.map(({ thread }) => thread))].toSorted();
}

test('in all but two systems some dropped duty leaves somebody waiting', () => {
  const ids = withDuties.map(({ id }) => id);
  expect(ids.filter((id) => !waitedIn.has(id))).toEqual(['device-dax', 'owner-registry']);
});

test('a run to where all is lost goes on until it can be seen who waits for whom', async () => {
  const verdict = await runJob({
    system: 'p2pdma',
    kernel: NEWEST,
    sizes: { pages: 1, processes: 0, clients: 1 },
    reverted: [],
    dropped: ['client-frees-without-device-lock'],
  });
  const { run } = verdict.rules.find(({ rule }) => rule === 'p2p-unbind-finishes')!;
  const [, lost] = /^after step (\d+) it can never finish/.exec(run!.because!)!;
  expect(Number(lost)).toBeLessThan(run!.steps.length);
  expect(run!.steps[Number(lost) - 1]!.step).toBe('percpu_ref_tryget_live_rcu');
  const taken = run!.steps.findIndex(({ step }) => step === 'device_release_driver: remove()') + 1;
  const got = run!.steps.findIndex(({ step }) => step === 'percpu_ref_tryget_live_rcu') + 1;
  expect(run!.holders).toEqual([
    {
      waiter: 'driver',
      step: 'wait_for_completion',
      waitsFor: 'the last reference of ref',
      on: 'done',
      heldBy: 'client0',
      why: `since step ${got}: percpu_ref_tryget_live_rcu`,
      by: 'client0',
      since: got,
    },
    {
      waiter: 'client0',
      step: 'device_lock',
      waitsFor: 'device_lock',
      on: 'device_lock',
      heldBy: 'driver',
      why: `since step ${taken}: device_release_driver: remove()`,
      by: 'driver',
      since: taken,
    },
  ]);
  expect(run!.cycle).toEqual(['driver', 'client0']);
});

test('an eviction that goes round for ever is told with the page that it waits for', async () => {
  const verdict = await runJob({
    system: 'device-private',
    kernel: NEWEST,
    sizes: { pages: 1, processes: 1, threads: 1, shrinkers: 0 },
    reverted: [],
    dropped: ['keeps-copy-engine'],
  });
  const { run } = verdict.rules.find(({ rule }) => rule === 'eviction-can-end')!;
  const mapped = run!.steps.findIndex(({ step }) => step === 'migrate_vma_finalize') + 1;
  expect(run!.holders).toMatchObject([
    {
      waiter: 'driver',
      step: 'every page is free',
      waitsFor: 'page0 to be free',
      heldBy: 'page table of process0',
      why: `since step ${mapped}: migrate_vma_finalize by thread0; nothing obliges process0 to release it`,
      by: 'pte0.0',
      since: mapped,
    },
    {
      waiter: 'driver',
      step: 'copy to RAM',
      heldBy: 'nobody: engine is stopped, and no step of any thread would change that',
    },
  ]);
});

test('of a page that is idle and woke nobody it is told who gave back its last reference', async () => {
  const verdict = await runJob({
    system: 'fs-dax',
    kernel: NEWEST,
    sizes: { pages: 1, processes: 1, holder: 0 },
    reverted: ['f4f451a16dd1'],
    dropped: [],
    rules: ['umount-finishes'],
  });
  const { run } = verdict.rules.find(({ rule }) => rule === 'umount-finishes')!;
  const given = run!.steps.findIndex(({ step }) => step === 'unpin_user_page (last)') + 1;
  expect(run!.holders).toMatchObject([
    {
      waiter: 'umount',
      heldBy: `nobody: the last reference of page0 was given back at step ${given} by pin0 (unpin_user_page (last)), and no thread under way has wake_up_var still to do`,
    },
  ]);
});

test('a violation is not told with locks that happen to be taken', async () => {
  const verdict = await runJob({
    system: 'fs-dax',
    kernel: NEWEST,
    sizes: { pages: 1, processes: 1, holder: 0 },
    reverted: [],
    dropped: ['unmounts-before-unbind'],
  });
  const { run } = verdict.rules.find(({ rule }) => rule === 'dax-page-not-put-after-remove')!;
  expect(run!.holders).toBeUndefined();
});
