import type { LogMutant } from './log-mutants.ts';

/**
 * Why a change can leave a log as good as it was. Each is a claim about the model, which the run
 * that explains the changed log shows; a mutant that none of them covers is a gap in the model.
 */
const WHY: readonly (readonly [kind: RegExp, what: RegExp, why: string])[] = [
  [/^swapped/, /./, 'the events of two tasks bound their steps in neither order'],
  [/^result/, /^memremap_pages_ret/, 'nothing later in the log uses this pagemap'],
  [
    /^dropped/,
    /^(p2pmem_alloc_mmap|pci_alloc_p2pmem)_ret/,
    'the kernel drops some returns without a word: the task may still be in the call',
  ],
  [
    /^(dropped|duplicated)/,
    /^dax_insert/,
    'a task that maps one page more or less still maps the memory; an event does not say which page',
  ],
  [
    /^dropped/,
    /^free_zone_device/,
    'an event does not say which page a fault maps: one page may have been mapped twice',
  ],
  [/^page/, /^free_zone_device/, 'any page of the memory may be the one that was mapped'],
  [
    /^(dropped|duplicated)/,
    /^(wait_for_completion_ret|memremap_pages|memunmap_pages_ret)/,
    'the log breaks the same rule with another registration, or after it anything may follow',
  ],
  [/^(pagemap|page|count)/, /^try_grab_folio/, 'the pin is also told by the lookup before it'],
  [
    /^(dropped|duplicated)/,
    /^try_grab_folio/,
    'the pin is also told by the lookup before it, so that the same rule breaks',
  ],
  [
    /^result/,
    /^dax_layout_busy_ret/,
    'a page that is not busy was put unseen: folio_put leaves no event',
  ],
  [
    /^(dropped|duplicated|page)/,
    /^get_dev_pagemap/,
    'any page of the range may be looked up; a lookup that finds nothing takes nothing',
  ],
  [
    /^(dropped|duplicated|result)/,
    /^dev_dax_fault_ret/,
    'the memory is unmapped before it goes, however often it was mapped',
  ],
  [
    /^(dropped|duplicated)/,
    /^unmap_mapping_range/,
    'nothing maps the memory then, or the same rule breaks for its pins',
  ],
  [
    /^(dropped|duplicated|count)/,
    /^unpin_user_pages/,
    'a pin more or less: either one is left, and the same rule breaks, or none is and the log follows',
  ],
  [
    /^(pagemap|dropped)/,
    /^unpin_user_folio/,
    'nothing else in the log tells of the pins of this page',
  ],
  [
    /^(page|count|duplicated)/,
    /^unpin_user_folio/,
    'a pin is left all the same, so that the same rule breaks; any page may be the one',
  ],
  [/^dropped/, /^dax_layout_busy_ret/, 'what is in use is told again later, or nothing of it is'],
  [/^duplicated/, /^(dax_layout_busy_ret|sched_process_exit)/, 'what is gone cannot go again'],
];

/** The reason why such a mutant may be accepted. */
export function whyAccepted({ kind, what }: LogMutant): string | undefined {
  return WHY.find(([kinds, events]) => kinds.test(kind) && events.test(what))?.[2];
}
