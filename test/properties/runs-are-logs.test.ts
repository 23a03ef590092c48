import { describe, expect, test } from 'vitest';
import { logText } from '../../src/report/log/log-text.ts';
import { edits } from '../../src/history/index.ts';
import { kernelNamed } from '../../src/history/kernels.ts';
import type { Action } from '../../src/checker/tables/action.ts';
import type { SystemDef } from '../../src/model/system.ts';
import type { Sizes } from '../../src/model/composer.ts';
import { unregisteredOnce } from '../../src/rules/pagemap/unregistered-once.ts';
import { deviceCoherentSystem } from '../../src/systems/device-coherent.ts';
import { deviceDaxSystem } from '../../src/systems/device-dax.ts';
import { deviceFileSystem } from '../../src/systems/device-file.ts';
import { devicePrivateSystem } from '../../src/systems/device-private.ts';
import { fsDaxSystem } from '../../src/systems/fs-dax.ts';
import { p2pdmaSystem } from '../../src/systems/p2pdma.ts';
import type { LogVerdict } from '../../src/schemas/verdict.ts';
import { subjectOf } from '../../src/walks/index.ts';
import { seedOfRun } from '../../src/walks/random.ts';
import { swarm } from '../../src/walks/strategies/swarm.ts';
import { Walker, type Walk } from '../../src/walks/walker.ts';
import { verdictOf } from '../trace/log-files.ts';
import { printedRun, type PrintedRun } from '../trace/printed/printed-run.ts';
import { Probes, type MemoryType } from '../trace/printed/shown.ts';

const SEED = 20_261_123;
const KERNELS = ['6.1.192', '6.12.117', '7.3'] as const;

interface Drawn {
  readonly walk: Walk;
  readonly printed: PrintedRun;
  readonly verdict: LogVerdict;
}

interface Asked {
  readonly type: MemoryType;
  readonly kernel: (typeof KERNELS)[number];
  readonly sizes?: Sizes;
  readonly dropped?: readonly string[];
  readonly runs: number;
  readonly lengthMax: number;
}

/** Random runs of a system as a kernel has it, each printed as the log that it would leave, and judged. */
function* drawn(system: SystemDef, asked: Asked): Generator<Drawn> {
  const { type, kernel, dropped = [], runs, lengthMax } = asked;
  const { reverts, sizes = {} } = kernelNamed(kernel);
  const subject = subjectOf(system, {
    sizes: { ...sizes[system.id], ...asked.sizes },
    kernel,
    reverted: edits.filter(({ id }) => reverts.includes(id)),
    dropped,
  });
  const walker = new Walker(subject);
  const bound = untilBound(walker);
  for (let seed = 0; seed < runs; seed++) {
    // In every other run the memory is registered before anybody asks for it.
    const first = seed % 2 === 0 ? [] : bound;
    const walk = walker.draw({
      strategy: swarm,
      seed: seedOfRun(SEED, seed),
      lengthMax,
      first,
    });
    const probes = new Probes(type, { countsMappings: kernel === '7.3' });
    const printed = printedRun(walker.compiled, walker.path(walk), { kernel, seed, probes });
    yield { walk, printed, verdict: verdictOf(printed.lines) };
  }
}

/** The steps with which the driver registers its memory; none where it begins registered. */
function untilBound(walker: Walker): readonly Action[] {
  const { compiled } = walker;
  const driver = compiled.indexOf('driver')!;
  let first: readonly Action[] = [];
  for (;;) {
    const local = walker.path({ actions: first }).states.at(-1)![driver]!;
    if (compiled.spaces[driver]!.glimpses[local]!.value === 'bound') return first;
    expect(first.length).toBeLessThan(STEPS_OF_PROBE_MAX);
    const longer = compiled
      .actionsOf(driver, local)
      .map((action) => walker.follow([...first, action]).actions)
      .find(({ length }) => length > first.length);
    expect(longer).toBeDefined();
    first = longer!;
  }
}

/** No probe of a driver takes nearly as many steps. */
const STEPS_OF_PROBE_MAX = 60;

/** What a log deserves that shows a moment which takes well below a microsecond. */
const IN_CALLBACK = 'only if the RCU callback of the kill is running at that very moment';

/** What is wrong with the verdict on the log of a run; nothing when it is as it must be. */
function wrongWith({ walk, printed, verdict }: Drawn): string | undefined {
  const told = `${verdict.verdict} at line ${verdict.line}: ${logText(verdict)}\n${printed.lines.join('\n')}`;
  if (verdict.verdict === 'inconclusive') {
    const isSilent =
      verdict.pagemaps === 0 && !printed.lines.some((line) => line.includes(' memremap_pages: '));
    const isGranted = printed.meetsCallback && logText(verdict).includes(IN_CALLBACK);
    // From 6.17 on a log of device-dax does not show who takes a page without the locks of its process.
    const kinds = verdict.findings.map(({ kind }) => kind);
    const isUnseen = kinds.includes('pins unseen') && !kinds.includes('refused');
    const isOtherwise = kinds.includes('breaks') && walk.broken === undefined;
    return isSilent || isGranted || (isUnseen && !isOtherwise) ? undefined : told;
  }
  if (verdict.verdict === 'refused') return told;
  return walk.broken === undefined && verdict.verdict === 'breaks' ? told : undefined;
}

const systems = [
  [devicePrivateSystem, 1, { pages: 2, processes: 2 }],
  [deviceFileSystem, 1, { pages: 1, processes: 2 }],
  [deviceCoherentSystem, 2, { pages: 2, processes: 1 }],
  [fsDaxSystem, 3, { pages: 1, processes: 2 }],
  [fsDaxSystem, 3, { pages: 2, processes: 1, holder: 1 }],
  [deviceDaxSystem, 4, { pages: 2, processes: 2 }],
  [p2pdmaSystem, 5, { pages: 2, clients: 1 }],
] as const satisfies readonly (readonly [SystemDef, MemoryType, Sizes])[];

/**
 * Open: of these a log is refused, or accused of a page that is still mapped, which its run has unmapped by a
 * munmap that leaves no event. The runs are legal: the naive interpreter takes every step of them.
 */
const FALSELY_REFUSED: readonly string[] = [
  '6.1.192 fs-dax 2',
  '6.12.117 fs-dax 2',
  '7.3 fs-dax 1',
];

describe.each(KERNELS)('what kernel %s can do, unplug trace accepts', (kernel) => {
  const all = systems.map(([system, type, sizes]) => ({ id: system.id, system, type, sizes }));
  const isOpen = ({ id, sizes }: (typeof all)[number]): boolean =>
    FALSELY_REFUSED.includes(`${kernel} ${id} ${sizes.pages}`);
  const accepts = ({ system, type, sizes }: (typeof all)[number]): void => {
    const asked = { type, kernel, sizes, runs: 100, lengthMax: 200 };
    const events = new Set<string>();
    for (const one of drawn(system, asked)) {
      expect(wrongWith(one)).toBeUndefined();
      for (const line of one.printed.lines) {
        const [, event] = /\d: (\w+): /.exec(line) ?? [];
        if (event !== undefined) events.add(event);
      }
    }
    // Runs that do nothing would be accepted, too.
    expect([...events]).toEqual(
      expect.arrayContaining(['memremap_pages', 'memunmap_pages_ret', ...USED[type]]),
    );
  };
  test.each(all.filter((one) => !isOpen(one)))('$id $sizes', accepts);
  for (const one of all.filter(isOpen))
    test.fails(`${one.id} ${JSON.stringify(one.sizes)}, but for what is open`, () => accepts(one));
});

/** What shows that memory was used, by its type. */
const USED: Readonly<Record<MemoryType, readonly string[]>> = {
  1: ['zone_device_page_init', 'free_zone_device', 'drv_page_free', 'do_swap_page'],
  2: ['zone_device_page_init', 'free_zone_device', 'drv_page_free'],
  3: ['dax_insert', 'dax_layout_busy_ret', 'try_grab_folio', 'unpin_user_page'],
  4: ['dev_dax_fault_ret', 'unmap_mapping_range', 'device_release_driver'],
  5: ['pci_alloc_p2pmem_ret', 'pci_free_p2pmem'],
};

/** The line of the last event of the last step: where a run breaks a rule. */
const lastLine = ({ printed: { lines } }: Drawn): number => lines.length;

const lineOf = ({ printed: { lines } }: Drawn, event: string): number =>
  lines.findLastIndex((line) => line.includes(` ${event}: `)) + 1;

const dropping = (duty: string): Drawn[] => [
  ...drawn(devicePrivateSystem, {
    type: 1,
    kernel: '7.3',
    sizes: { pages: 2, processes: 2 },
    dropped: [duty],
    runs: 150,
    lengthMax: 300,
  }),
];

describe('what breaks a rule where a log shows it breaks it there', () => {
  test('a second unregister', () => {
    const broken = dropping('calls-memunmap-once').filter(({ walk }) => walk.broken);
    expect(broken.length).toBeGreaterThan(20);
    for (const one of broken) {
      const again = lineOf(one, 'memunmap_pages');
      expect(one.walk.broken!.rule).toBe(unregisteredOnce);
      expect(one.verdict).toMatchObject({
        verdict: 'breaks',
        line: again,
        rule: unregisteredOnce.sentences!['killedTwice'],
      });
      expect(lastLine(one) - again).toBeLessThan(3);
    }
  });

  test('a page that is handed out after the kill, and what comes of it', () => {
    const all = dropping('gates-allocation-before-kill');
    let seen = 0;
    for (const one of all) {
      expect(wrongWith(one)).toBeUndefined();
      const init = lineOf(one, 'zone_device_page_init');
      const wait = lineOf(one, 'wait_for_completion');
      const isShown = wait > 0 && init > wait;
      if (isShown) seen++;
      // Between the entry of memunmap_pages and its wait nobody knows whether the count is dead.
      if (isShown || one.walk.broken?.rule.id === 'drained-means-free') {
        expect(one.verdict.verdict, one.printed.lines.join('\n')).toBe('breaks');
      }
    }
    expect(seen).toBeGreaterThan(10);
  });
});

test('what no run does is not accepted: the control of the printer', () => {
  const asked = { type: 1, kernel: '7.3', runs: 120, lengthMax: 300 } as const;
  let judged = 0;
  for (const { printed, walk } of drawn(devicePrivateSystem, asked)) {
    const free = printed.lines.findIndex((line) => line.includes(' free_zone_device: '));
    const isOver = printed.lines.some((line) => line.includes(' memunmap_pages_ret: '));
    if (walk.broken || free < 0 || !isOver) continue;
    judged++;
    expect(verdictOf(printed.lines.toSpliced(free, 1)).verdict).not.toMatch(/^follows/);
  }
  expect(judged).toBeGreaterThan(10);
});
