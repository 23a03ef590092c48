import { keptText } from '../log/kept-text.ts';
import type { HoldKeeper } from './hold-keeper.ts';
import { isDax } from '../kernel/memory-types.ts';
import { callerOf } from './caller-of.ts';
import { isLookupOfGup } from './link-dax.ts';
import type { Heard } from '../probes/heard.ts';
import { refWord, type RefWord } from './ref-word.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';
import { nameOf } from './slice.ts';
import type { EventDetails } from './slice-builder.ts';
import type { Handlers, LinkParts } from './handlers.ts';

/** Functions whose pins are given back by unpin_user_page and its sisters, which leave events. */
const PINNING = ['pin_user_pages', 'pin_user_pages_fast'];

type PageMeans = 'zone_device_page_init' | 'free_zone_device' | 'drv_page_free';

/** Events that have the count word of a pagemap. */
type CountMeans =
  | PageMeans
  | 'percpu_ref_kill'
  | 'percpu_ref_exit'
  | 'pgmap_ref_released'
  | 'wait_for_completion';

/** The count word of a pagemap at this moment, as the models count. */
export function wordOf(
  heard: Heard<CountMeans>,
  { folios }: RegisteredPagemap,
): RefWord | undefined {
  if (heard.means !== 'drv_page_free') folios.settle(heard.runner);
  return folios.wordOf(refWord(heard.field('left')));
}

/** Reads the events of pages that are handed out and freed, and of lookups by page frame. */
export function pageHandlers(
  { pagemaps, router, calls, report }: LinkParts,
  keeper: HoldKeeper,
): Handlers<PageMeans | 'get_dev_pagemap' | 'get_dev_pagemap_ret'> {
  /** Lookups find a pagemap as soon as it is stored, which is before memremap_pages returns. */
  const isBeingRegistered = (address: string): boolean => {
    const pagemap = pagemaps.at(address);
    return pagemap !== undefined && !pagemap.gone && !pagemap.registered;
  };

  /** A folio comes or goes, maybe a large one. */
  const resize = (heard: Heard<PageMeans>, pagemap: RegisteredPagemap, page: string): void => {
    const { folios } = pagemap;
    if (heard.means === 'zone_device_page_init') {
      folios.init(page, Number(heard.field('order') ?? 0));
    }
    if (heard.means !== 'free_zone_device') return;
    const split = folios.free(page, heard.runner);
    if (split === undefined) return;
    const facts = { page: keptText(page), order: split };
    const finding = { kind: 'split folio', line: heard.line, facts } as const;
    report({ standing: 'inconclusive', finding, pagemap });
  };

  /** Nothing waits for pages of memory that is mapped as it is: they only tell who maps less. */
  const ofDaxPage = (
    heard: Heard,
    pagemap: RegisteredPagemap,
    page: string,
    details: EventDetails,
  ): void => {
    const { users } = pagemap;
    const isFree = heard.means === 'free_zone_device';
    if (isFree) users.freed(page, heard.line, heard.by);
    pagemap.mappedAnew ||= isFree;
    // Of more entries than are counted, the model hears when fewer are left.
    if (!isFree || users.takeOff()) router.tellBoth(heard, pagemap, page, details);
    else router.tellPage(heard, pagemap, page, details);
  };

  const ofPage = (heard: Heard<PageMeans>): void => {
    const address = heard.field('pgmap') ?? '';
    const pagemap = pagemaps.at(address) ?? pagemaps.register(address);
    const page = heard.field('page') ?? '';
    const wrong = pagemaps.claim(page, pagemap);
    if (wrong) report({ standing: 'refused', finding: { ...wrong, line: heard.line }, pagemap });
    const word = wordOf(heard, pagemap);
    resize(heard, pagemap, page);
    const text = heard.field('count');
    const count = text === undefined ? undefined : Number(text);
    if (isDax(pagemap)) return ofDaxPage(heard, pagemap, page, { word, count });
    router.tellBoth(heard, pagemap, page, { word, count });
    const doing = calls.innermost(heard.runner);
    keeper.page(heard, pagemap, pagemap.pageSlice(page).page!, doing);
  };

  return {
    get_dev_pagemap: (heard) => {
      const pagemap = pagemaps.ofPfn(heard.field('pfn') ?? '0x0');
      calls.enter(heard, pagemap);
      const cached = heard.field('cached') ?? '0x0';
      const isCached = cached === pagemap?.address;
      if (cached !== '0x0' && !isCached) {
        const facts = { cached: keptText(cached) };
        report({
          standing: 'inconclusive',
          finding: { kind: 'cached lookup', line: heard.line, facts },
          pagemap: pagemap ?? pagemaps.at(cached),
        });
      }
      if (pagemap) router.tellPagemap(heard, pagemap, { variant: isCached ? 'cached' : 'lookup' });
      else router.settle(heard);
    },
    get_dev_pagemap_ret: (heard) => {
      const call = calls.leave(heard);
      const address = heard.field('result') ?? '0x0';
      const isNew = !call?.pagemap && address !== '0x0' && !pagemaps.at(address);
      // It was registered before the log began.
      if (isNew) pagemaps.register(address);
      else if (
        address !== '0x0' &&
        call &&
        call.pagemap?.address !== address &&
        !isBeingRegistered(address) &&
        // Of one that was registered before the log nobody knows its range.
        pagemaps.at(address)?.since !== undefined
      ) {
        const facts = { result: keptText(address) };
        report({
          standing: 'refused',
          finding: { kind: 'lookup of another', line: heard.line, facts },
          pagemap: pagemaps.at(address),
        });
      }
      const pagemap = call?.pagemap;
      const pins = address !== '0x0' && pagemap && isDax(pagemap) && isLookupOfGup(heard);
      if (pins) {
        const isPin = PINNING.some((name) => calls.inside(heard.runner, name) !== undefined);
        pagemap.users.pin(heard.runner, heard.by, heard.line, isPin);
      }
      // Whoever has called may have pinned: without the caller nobody knows.
      const caller = callerOf(heard.event);
      if (address !== '0x0' && pagemap && isDax(pagemap) && caller?.isLost) {
        const facts = { function: 'get_dev_pagemap', caller: keptText(caller.text) };
        const object = nameOf(pagemap);
        pagemap.couldNotShow({ kind: 'callers lost', line: heard.line, object, facts });
      }
      const variant = address === '0x0' ? 'null' : pins ? 'pinned' : 'found';
      if (pagemap) router.tellPagemap(heard, pagemap, { variant });
      else router.settle(heard);
    },
    zone_device_page_init: ofPage,
    free_zone_device: ofPage,
    drv_page_free: ofPage,
  };
}
