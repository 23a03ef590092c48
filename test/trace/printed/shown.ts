import type { Action } from '../../../src/checker/tables/action.ts';
import type { Compiled } from '../../../src/checker/tables/compile.ts';
import { FS_DAX, GENERIC, PCI_P2PDMA } from '../../../src/trace/kernel/memory-types.ts';
import type { Now } from './now.ts';
import { shownOfDax, type DaxKernel } from './shown-dax.ts';
import { shownOfP2p } from './shown-p2p.ts';
import { DONE, ENTRY, just, PAGEMAP, pageAt, RANGE, REF, RETURN } from './words.ts';

/** An event that a probe shows when a step is taken. */
export interface Shown {
  readonly event: string;
  /** What stands behind its name, read when it is printed. */
  readonly text: (now: Now) => string;
  /** Whether function and step are one for everybody else: a lock is held, interrupts are off. */
  readonly isAtomic?: true;
}

/** The events of one step: of functions that it enters, and of functions that it has left. */
export interface ShownBy {
  readonly before: readonly Shown[];
  readonly after: readonly Shown[];
}

/** Types of memory as struct dev_pagemap numbers them. */
export type MemoryType = 1 | 2 | 3 | 4 | 5;

/** An event of a page, with its count and that of its pagemap. */
const ofPage = (event: string, page: number): Shown => ({
  event,
  text: (now) =>
    `${ENTRY} page=${pageAt(page)} pgmap=0x${PAGEMAP.toString(16)} count=${now.refs(page)}${now.word('left')}`,
});

const ofRef = (event: string): Shown => ({
  event,
  text: (now) => `${ENTRY} ${REF}${now.word('count')}`,
});

const ofPagemap = (event: string, type: MemoryType): Shown =>
  just(event, `${ENTRY} pgmap=0x${PAGEMAP.toString(16)} type=${type} ${RANGE} nid=0`);

const REGISTERED = just('memremap_pages_ret', `${RETURN} ret=0xff11000000000000`);
const NOT_REGISTERED = just('memremap_pages_ret', `${RETURN} ret=0xfffffffffffffff4`);

const lookup = (result: string): readonly Shown[] => [
  just('get_dev_pagemap', `${ENTRY} pfn=0x1000 cached=0x0`),
  just('get_dev_pagemap_ret', `${RETURN} pgmap=${result}`),
];

/** Steps that are named like the function whose entry is recorded beside what is followed. */
const BESIDE: ReadonlyMap<string, string> = new Map([
  ['do_swap_page', 'do_swap_page'],
  ['migrate_to_ram', 'drv_migrate_to_ram'],
  ['migrate_vma_setup', 'migrate_vma_setup'],
  ['migrate_vma_finalize', 'migrate_vma_finalize'],
  ['migrate_device_pages', 'migrate_device_pages'],
  ['migrate_device_finalize', 'migrate_device_finalize'],
  ['softleaf_entry_wait_on_locked', 'softleaf_wait'],
]);

/** What the probes of one kernel show of the runs of a system, step by step in their order. */
export class Probes {
  readonly #type: MemoryType;
  readonly #kernel: DaxKernel;
  /** Whether memremap_pages has returned with success. */
  #registered = true;
  /** Whether the unbind of a dax device has begun to take its mappings away. */
  #unmapping = false;

  constructor(type: MemoryType, kernel: DaxKernel) {
    this.#type = type;
    this.#kernel = kernel;
  }

  /** What has happened before a run of a system that begins with a registered pagemap. */
  get first(): readonly Shown[] {
    if (this.#type > 3) return [];
    const registered = [ofPagemap('memremap_pages', this.#type), REGISTERED];
    // The driver of the models takes a reference for itself while it is bound.
    return this.#type === FS_DAX
      ? registered
      : [...registered, ...lookup(`0x${PAGEMAP.toString(16)}`)];
  }

  /** What a step shows. */
  of(compiled: Compiled, action: Action): ShownBy {
    const step = action.offer.event;
    const uses = action.uses.map(({ instance, event }) => {
      const { name, def } = compiled.instances[instance]!;
      return { page: pageOf(name), does: `${def.id} ${event}` };
    });
    const thread = compiled.instances[action.thread]!.name;
    const page = Math.max(...uses.map((use) => use.page), pageOfThread(compiled, action));
    const all = [
      ...uses.map((use) => this.#ofUse(use.does, use.page, step)),
      this.#ofStep(step, page, thread),
    ];
    return {
      before: all.flatMap(({ before }) => before),
      after: all.flatMap(({ after }) => after),
    };
  }

  #ofStep(step: string, page: number, thread: string): ShownBy {
    const beside = BESIDE.get(step);
    if (beside !== undefined) return { before: [just(beside)], after: [] };
    if (step.startsWith('unmap_mapping_range') && this.#type === GENERIC) {
      const isFirst = !this.#unmapping;
      this.#unmapping = true;
      return { before: isFirst ? [just('unmap_mapping_range')] : [], after: [] };
    }
    if (step === 'get_dev_pagemap: no entry') {
      const [entry, ret] = lookup('0x0');
      return { before: [entry!], after: [ret!] };
    }
    if (this.#type === PCI_P2PDMA) return shownOfP2p(step, page, thread.startsWith('process'));
    if (this.#type > 2) return shownOfDax(step, page, this.#type, this.#kernel);
    return { before: [], after: [] };
  }

  #ofUse(does: string, page: number, step: string): ShownBy {
    switch (does) {
      case 'device_page ALLOC':
        return { before: [], after: [ofPage('zone_device_page_init', page)] };
      case 'dax_page PUT_LAST': {
        if (this.#type !== 3 || !this.#kernel.countsMappings) return { before: [], after: [] };
        // Called at once by the put that finds nobody left.
        const freed = { ...ofPage('free_zone_device', page), isAtomic: true as const };
        return { before: [], after: [freed] };
      }
      case 'device_page PUT_LAST':
      case 'device_page UNMAP_PUT_LAST':
      case 'p2p_page PUT_LAST':
        return { before: [], after: [ofPage('free_zone_device', page)] };
      case 'device_page FOLIO_FREE':
        return { before: [ofPage('drv_page_free', page)], after: [] };
      case 'p2p_page TOUCH':
        return step.startsWith('p2pdma_folio_free')
          ? { before: [ofPage('drv_page_free', page)], after: [] }
          : { before: [], after: [] };
      default:
        return this.#ofPagemap(does, step);
    }
  }

  #ofPagemap(does: string, step: string): ShownBy {
    switch (does) {
      case 'pgmap_ref INIT':
        this.#registered = false;
        return { before: [ofPagemap('memremap_pages', this.#type)], after: [] };
      case 'pgmap_ref GET':
        if (step !== 'percpu_ref_get_many') return { before: [], after: [] };
        this.#registered = true;
        return { before: [], after: [REGISTERED] };
      case 'pgmap_ref KILL_DEAD':
        return {
          before: [ofPagemap('memunmap_pages', this.#type), ofRef('percpu_ref_kill')],
          after: [],
        };
      case 'pgmap_ref EXIT':
        return {
          before: [ofRef('percpu_ref_exit')],
          after: [
            just('memunmap_pages_ret', RETURN),
            ...(this.#registered ? [] : [NOT_REGISTERED]),
          ],
        };
      case 'completion WAIT':
        return {
          before: [
            {
              event: 'wait_for_completion',
              text: (now) => `${ENTRY} ${DONE} done=0${now.word('left')}`,
            },
          ],
          after: [
            just('wait_for_completion_ret', '(memunmap_pages+0x1/0x2 <- wait_for_completion)'),
          ],
        };
      case 'completion COMPLETE':
        return { before: [ofRef('pgmap_ref_released')], after: [] };
      default:
        return { before: [], after: [] };
    }
  }
}

function pageOf(instance: string): number {
  return Number(/^(?:page|chunk|entry|idle)(\d+)$/.exec(instance)?.[1] ?? -1);
}

/** The page that a thread works on. */
function pageOfThread({ spaces }: Compiled, { thread, from, picks }: Action): number {
  const { page } = spaces[thread]!.glimpses[from]!.context as { page?: number };
  return picks['page'] ?? page ?? -1;
}
