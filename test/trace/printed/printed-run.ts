import type { Compiled } from '../../../src/checker/tables/compile.ts';
import type { Path } from '../../../src/checker/search/path.ts';
import { Now } from './now.ts';
import type { Probes, Shown } from './shown.ts';
import { seeded } from './seeded.ts';

/** How a run is printed. */
export interface PrintOptions {
  readonly kernel: string;
  readonly seed: number;
  readonly probes: Probes;
}

/** A run as the log of a kernel that did it. */
export interface PrintedRun {
  readonly lines: readonly string[];
  /** Whether an event of another task falls into the RCU callback of the kill. */
  readonly meetsCallback: boolean;
  /** For each step, the line of its last event; absent for one without. */
  readonly lineOf: ReadonlyMap<number, number>;
}

const PROBES =
  'memremap_pages memremap_pages_ret memunmap_pages memunmap_pages_ret percpu_ref_kill percpu_ref_exit pgmap_ref_released wait_for_completion wait_for_completion_ret get_dev_pagemap get_dev_pagemap_ret zone_device_page_init free_zone_device drv_page_free drv_migrate_to_ram do_swap_page migrate_vma_setup migrate_vma_finalize migrate_device_pages migrate_device_finalize softleaf_wait unmap_mapping_range device_release_driver device_release_driver_ret dax_insert dax_layout_busy dax_layout_busy_ret dax_break_layout dax_break_layout_ret dax_break_layout_final dax_break_layout_final_ret dev_dax_fault dev_dax_fault_ret try_grab_folio unpin_user_page p2pmem_alloc_mmap p2pmem_alloc_mmap_ret pci_alloc_p2pmem pci_alloc_p2pmem_ret pci_free_p2pmem';

/** One event, with the moment at which it is printed: the states before it, and when between two steps. */
interface Placed {
  readonly shown: Shown;
  readonly thread: number;
  readonly step: number;
  readonly state: number;
  readonly when: number;
}

/**
 * Prints a run as ftrace text.
 *
 * A step is one instant of the model. The kernel enters its functions some time before, and leaves them
 * some time after it: each event of a task comes at some moment between two steps of that task, in
 * which other tasks may do anything.
 */
export function printedRun(compiled: Compiled, path: Path, options: PrintOptions): PrintedRun {
  const { kernel, seed, probes } = options;
  const lines = [
    `# scenario a run of ${compiled.system.id}, kernel ${kernel}`,
    '# offsets: ref=48 done=64',
    `# probes: ${PROBES} ; tracepoints: sched_process_exit sched_switch(prev_state=D)`,
  ];
  let time = 1;
  const print = (task: string, flags: string, { event, text }: Shown, now: Now): void => {
    time += 1e-5;
    lines.push(`  ${task} [000] ${flags} ${time.toFixed(6)}: ${event}: ${text(now)}`);
  };
  const start = new Now(compiled, path.states[0]!);
  for (const shown of probes.first) print('insmod-9', '.....', shown, start);
  const lineOf = new Map<number, number>();
  let meetsCallback = false;
  for (const { shown, thread, state, step } of placed(compiled, path, probes, seeded(seed))) {
    const now = new Now(compiled, path.states[state]!);
    const isCallback = compiled.instances[thread]!.name === 'rcu';
    if (now.inCallback && !isCallback) meetsCallback = true;
    const { name } = compiled.instances[thread]!;
    const task = isCallback ? '<idle>-0' : `${name}-${100 + thread}`;
    print(task, isCallback ? '..s1.' : '.....', shown, now);
    lineOf.set(step, lines.length);
  }
  return { lines, meetsCallback, lineOf };
}

/** The events of all steps in their order. */
function placed(
  compiled: Compiled,
  { actions }: Path,
  probes: Probes,
  random: () => number,
): Placed[] {
  const all: Placed[] = [];
  const shownBy = actions.map((action) => probes.of(compiled, action));
  for (const thread of new Set(actions.map((action) => action.thread))) {
    const own = actions.flatMap((action, step) => (action.thread === thread ? [step] : []));
    let from = 0;
    let when = 0;
    const place = (shown: Shown, step: number, until: number, near: number): void => {
      // Most functions are short: their entry and their return are near the step.
      const far = from + Math.floor(random() * (until - from + 1));
      const isNear = shown.isAtomic === true || random() < 0.6;
      const state = Math.max(from, isNear ? near : far);
      when = state === from ? when + random() * (1 - when) : random();
      from = state;
      all.push({ shown, thread, step, state, when });
    };
    for (const [i, step] of own.entries()) {
      const { before, after } = shownBy[step]!;
      for (const shown of before) place(shown, step, step, step);
      const next = own[i + 1] ?? actions.length;
      [from, when] = [step + 1, 0];
      for (const shown of after) place(shown, step, next, step + 1);
    }
  }
  return all.toSorted((a, b) => a.state - b.state || a.when - b.when);
}
