import type { MemoryUser } from '../../schemas/memory-user.ts';
import { addressOf } from '../log/address.ts';
import { FS_DAX, GENERIC, isDax } from '../kernel/memory-types.ts';
import type { Ended } from './assumptions.ts';
import { callerOf } from './caller-of.ts';
import type { Heard } from '../probes/heard.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';
import type { Handlers, LinkParts } from './handlers.ts';

/** Set in the result of a fault that has put an entry into the page table. */
const VM_FAULT_NOPAGE = 0x100;

/** What a pin adds to the count of a page that is no large folio. */
const GUP_PIN_COUNTING_BIAS = 1024;

/** Pages that one event is told of at most; more do not say more. */
export const TOLD_MAX = 4096;

/** Whether a lookup was made in order to pin or get a page of a process. */
export function isLookupOfGup({ event }: Heard): boolean {
  const caller = callerOf(event);
  return caller !== undefined && GUP.test(caller.text);
}

/** Functions that look a pagemap up in order to pin or get a page. */
const GUP = /^(?:__)?(?:gup_|internal_get_user|get_user|follow_)/;

/** The bits of a pfn_t that are the frame; those above are flags (there in 6.12, gone in 7.3). */
const FRAME = (1n << 52n) - 1n;

const PAGE_SHIFT = 12n;

/** The pages of a range of so many bytes. */
function pagesIn(bytes: string | undefined): number {
  return Math.min(Number((addressOf(bytes) ?? 0n) >> PAGE_SHIFT), TOLD_MAX);
}

/** How many have the page, however much each of them adds to its count. */
function holdersOf(count: string | undefined): number | undefined {
  if (count === undefined || !/^\d+$/.test(count)) return undefined;
  const all = Number(count);
  return Math.floor(all / GUP_PIN_COUNTING_BIAS) + (all % GUP_PIN_COUNTING_BIAS);
}

type DaxMeans =
  | 'dax_insert'
  | 'dev_dax_fault_ret'
  | 'unmap_mapping_range'
  | 'dax_layout_busy_ret'
  | 'dax_break_layout_ret'
  | 'dax_break_layout_final_ret'
  | 'bio_release_pages'
  | 'try_grab_folio'
  | 'unpin_user_page';

/** Reads the events of FS_DAX and GENERIC memory. */
export function daxHandlers({
  pagemaps,
  router,
  calls,
  showsFrees,
}: LinkParts): Handlers<DaxMeans> {
  /** Faults do not say which memory they are about; it is known when there is only one. */
  const only = (type: number): RegisteredPagemap | undefined => {
    const found = [...pagemaps.live()].filter((one) => one.type === type && one.registered);
    return found.length === 1 ? found[0] : undefined;
  };

  /** The same for what is mapped: memory that is gone can be mapped too, by mistake. */
  const onlyOrLast = (type: number): RegisteredPagemap | undefined => {
    const found = [...pagemaps.all()].filter((one) => one.type === type && one.registered);
    return found.some(({ gone }) => !gone) ? only(type) : found.at(-1);
  };

  /** The memory that a fault has put into a file's tree, by its frame where the event has it. */
  const inserted = (heard: Heard<'dax_insert'>): RegisteredPagemap | undefined => {
    const pfn = addressOf(heard.field('pfn'));
    if (pfn === undefined) return onlyOrLast(FS_DAX);
    const known = pagemaps.ofPfn(`0x${(pfn & FRAME).toString(16)}`);
    if (known) return known.type === FS_DAX ? known : undefined;
    // A hole that is read is mapped by the zero page, which is of no device.
    const last = onlyOrLast(FS_DAX);
    return last?.range && !last.gone ? undefined : last;
  };

  /** The file system that is told of the removal unmaps a range of a file. */
  const unmapsRange = (heard: Heard<'unmap_mapping_range'>, pagemap: RegisteredPagemap): void => {
    const pages = pagesIn(heard.field('length'));
    if (pages === 0 || showsFrees(pagemap)) return router.settle(heard);
    pagemap.users.unmapSome(pages);
    const fewer = pagemap.users.uncounted();
    if (fewer === 0) router.settle(heard);
    for (let i = 0; i < fewer; i++) router.tellPagemap(heard, pagemap, {}, 'unmap_and_kill');
  };

  const mapped = (heard: Heard, pagemap: RegisteredPagemap | undefined): void => {
    if (!pagemap) return router.settle(heard);
    // Whatever one task maps later can be any page too.
    const isFirst = pagemap.users.map(heard.runner, heard.by, heard.line);
    const isNews = isFirst || pagemap.mappedAnew;
    if (!pagemap.users.countOne(isNews)) router.settle(heard);
    else if (isNews) router.tell(heard, pagemap);
    else router.tellPagemap(heard, pagemap);
    pagemap.mappedAnew = false;
  };

  const ownerOf = (
    heard: Heard<'try_grab_folio' | 'unpin_user_page'>,
  ): RegisteredPagemap | undefined => {
    const page = heard.field('page');
    const known = page === undefined ? undefined : pagemaps.ownerOf(page);
    const pagemap = known ?? pagemaps.at(heard.field('pgmap') ?? '');
    return pagemap && isDax(pagemap) ? pagemap : undefined;
  };

  return {
    dax_insert: (heard) => mapped(heard, inserted(heard)),
    dev_dax_fault_ret: (heard) => {
      const call = calls.leave(heard);
      const result = Number(heard.field('result') ?? '0');
      const pagemap = onlyOrLast(GENERIC);
      // What a fault has mapped before it returns may be unmapped before it returns.
      const isOver = call !== undefined && call.line < (pagemap?.users.unmappedAt ?? 0);
      if ((result & VM_FAULT_NOPAGE) === 0 || isOver) router.settle(heard);
      else mapped(heard, pagemap);
    },
    unmap_mapping_range: (heard) => {
      // Of all files that are unmapped only those of a device that goes away are known.
      const isUnbound = calls.inside(heard.runner, 'device_release_driver') !== undefined;
      const file = isUnbound ? only(FS_DAX) : undefined;
      if (file) return unmapsRange(heard, file);
      const pagemap = isUnbound && only(GENERIC);
      if (!pagemap) return router.settle(heard);
      pagemap.users.ensure(['maps']);
      pagemap.users.unmapAll();
      pagemap.users.unmappedAt = heard.line;
      pagemap.mappedAnew = true;
      router.tell(heard, pagemap);
    },
    dax_layout_busy_ret: (heard) => {
      calls.leave(heard);
      const page = heard.field('result') ?? '0x0';
      const pagemap = only(FS_DAX);
      if (!pagemap) return router.settle(heard);
      const { users } = pagemap;
      const had = users.all();
      // Whoever found a page in use looks at the same file again; a single pin is then of that page.
      const isSame = users.waits.some(({ by, to }) => by === heard.by && to === undefined);
      if (!isSame || users.pinned() > 1) {
        const ends: readonly Ended[] = Number(page) === 0 ? ['maps', 'pins'] : ['maps'];
        users.assume({ what: 'layout break', by: heard.by, line: heard.line }, ends);
      }
      users.unmapAll();
      pagemap.mappedAnew = true;
      if (Number(page) === 0) {
        // Whoever finds nothing in use has waited, unless the return of the wait itself is to come.
        if (calls.innermost(heard.runner)?.includes('break_layout') !== true) waited(heard);
        users.idle();
        return router.tell(heard, pagemap, { variant: 'idle' });
      }
      waits(heard, pagemap, page, had);
      router.tellPagemap(heard, pagemap, { variant: 'busy' });
      router.tellPage(heard, pagemap, page, { variant: 'busy' });
    },
    dax_break_layout_final_ret: (heard) => {
      calls.leave(heard);
      waited(heard);
      router.settle(heard);
    },
    dax_break_layout_ret: (heard) => {
      calls.leave(heard);
      waited(heard);
      router.settle(heard);
    },
    bio_release_pages: (heard) => {
      const users = [...pagemaps.live()].filter((one) => isDax(one) && one.users.isPinned());
      if (users.length === 0) router.settle(heard);
      for (const pagemap of users) router.tell(heard, pagemap);
    },
    try_grab_folio: (heard) => {
      const pagemap = ownerOf(heard);
      if (!pagemap) return router.settle(heard);
      router.tellPage(heard, pagemap, heard.field('page') ?? '', {
        count: holdersOf(heard.field('count')),
      });
    },
    unpin_user_page: (heard) => {
      const page = heard.field('page');
      const nr = Math.min(Number(heard.field('nr') ?? '1'), TOLD_MAX);
      if (page === undefined) return unpinned(heard, nr);
      const pagemap = ownerOf(heard);
      if (!pagemap) return router.settle(heard);
      const count = holdersOf(heard.field('count'));
      if (count !== undefined) pagemap.users.unpinned(page, heard.by, heard.line, nr, count);
      for (let i = 0; i < nr; i++) {
        pagemap.users.unpin(heard.runner);
        router.tellPage(heard, pagemap, page, {
          count: count === undefined ? undefined : count - i,
        });
      }
      for (let i = 0; i < nr; i++) router.tellPagemap(heard, pagemap);
    },
  };

  /** Pins are given back of pages that the event does not name: those of memory that the task has pinned. */
  function unpinned(heard: Heard, nr: number): void {
    const pagemap = [...pagemaps.live()].find(
      (one) => isDax(one) && one.users.pinsOf(heard.runner) > 0,
    );
    if (!pagemap) return router.settle(heard);
    const given = Math.min(nr, pagemap.users.pinsOf(heard.runner));
    for (let i = 0; i < given; i++) {
      pagemap.users.unpin(heard.runner);
      router.tellPagemap(heard, pagemap);
    }
  }

  function waits(
    { line, event, by, runner }: Heard,
    pagemap: RegisteredPagemap,
    page: string,
    had: readonly MemoryUser[],
  ): void {
    const { users } = pagemap;
    if (users.waits.some((wait) => wait.by === by && wait.to === undefined)) return;
    const final = calls.inside(runner, 'dax_break_layout_final') !== undefined;
    users.waits.push({
      by,
      from: line,
      fromSeconds: event.seconds,
      in: final ? 'dax_break_layout_final' : 'a layout break',
      page,
      users: had,
    });
  }

  function waited({ line, event, by }: Heard): void {
    for (const { users } of pagemaps.live()) {
      const wait = users.waits.findLast((one) => one.by === by && one.to === undefined);
      const toSeconds = event.inTicks ? {} : { toSeconds: event.seconds };
      if (wait) Object.assign(wait, { to: line, ...toSeconds });
    }
  }
}
