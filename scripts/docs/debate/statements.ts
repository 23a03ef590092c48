import { breaks, holds, lacks, type Evidence, type Statement } from './statement.ts';

const DOWN = 'nothing-mapped-after-way-is-down';
const REUSE = 'nothing-mapped-where-no-way-was';
const LATE = 'late-peer-is-reached';
const EQUAL = 'equal-owners-are-linked';
const TEXT = 'exporter-text-not-run-after-unload';
const REMOVED = 'pagemap-not-read-after-remove';
const FREED = 'freed-page-not-mapped';
const HELLSTROEM = 'Thomas Hellström';
const GUNTHORPE = 'Jason Gunthorpe';
const VETTER = 'Simona Vetter';

/** A driver of device-private memory that keeps every duty but these. */
const driver = (rule: string, stands: 'holds' | 'broken', ...dropped: string[]): Evidence => ({
  system: 'device-private',
  sizes: { pages: 1, processes: 1 },
  dropped,
  rule,
  stands,
});

/** The registry of 7.3 where nobody keeps these duties. */
const registry = (rule: string, stands: 'holds' | 'broken', ...dropped: string[]): Evidence => ({
  system: 'owner-registry',
  sizes: { devices: 3, leavers: 0 },
  dropped,
  rule,
  stands,
});

/** The statements of the thread, by date. */
export const statements: readonly Statement[] = [
  {
    who: HELLSTROEM,
    date: '15 October 2024',
    says: 'A walk should ask a callback whether a foreign device is reachable; without one, who reaches whom is fixed when the pagemap is created.',
    answer:
      'Right of an owner that is set once: what probes late is never reached. Not right of every design without a callback: an owner that is stored anew, or a pagemap that is registered anew, follows the change.',
    evidence: [
      breaks('fixed', LATE),
      holds('mutable-stop-revoke', LATE),
      holds('register-anew-stop', LATE),
      holds('caller-callback', LATE),
    ],
  },
  {
    who: 'Yonatan Maman',
    date: '1 December 2024',
    says: 'An operation of the pagemap gives the device that asks an address for the page; the caller of hmm_range_fault allows it by a flag.',
    answer:
      'Enough to keep a device from what it never reached. Not enough when a way goes: what was answered before stays mapped. It is enough together with the answer no, then a revoke, then the way going down.',
    evidence: [
      holds('callback', REUSE),
      breaks('callback', DOWN),
      breaks('callback-revoke', DOWN),
      holds('callback-stop-revoke', DOWN),
    ],
  },
  {
    who: HELLSTROEM,
    date: '28 January 2025',
    says: 'The callback is better the caller’s.',
    answer:
      'Right of lifetimes: who asks itself runs no text of another driver, so that none can be unloaded under it. When a way goes both are alike.',
    evidence: [
      breaks('callback-without-rcu', TEXT),
      lacks('caller-callback', TEXT),
      breaks('caller-callback', DOWN),
      holds('caller-callback-stop-revoke', DOWN),
    ],
  },
  {
    who: GUNTHORPE,
    date: '28 January 2025',
    says: 'An owner need not be fixed from registration on; it only has to be right before pages are handed out.',
    answer:
      'Right of devices that join. Not enough where sets are split: pages that were handed out while the owner was right stay mapped when it no longer is.',
    evidence: [holds('mutable', LATE), breaks('mutable', DOWN), holds('mutable-stop-revoke', DOWN)],
  },
  {
    who: VETTER,
    date: '29 January 2025',
    says: 'To group devices by owner fails on the order in which they probe: nobody knows when all have probed.',
    answer:
      'Right of owners that are set once, and of the registry of 7.0 wherever interconnects come up after a driver has probed, or are no cliques. Where they are up before and form cliques every order finds one owner.',
    evidence: [
      breaks('registry', LATE),
      registry('reach-means-same-owner', 'holds'),
      registry('reach-means-same-owner', 'broken', 'links-come-before-probe'),
      registry('reach-means-same-owner', 'broken', 'links-form-cliques'),
    ],
  },
  {
    who: VETTER,
    date: '29 January 2025',
    says: 'All pages may be taken, and those that are out of reach tossed back afterwards.',
    answer:
      'Right if what is tossed back is migrated to RAM, else the fault asks for ever; and for a way that goes if the check says no first and mappings are revoked.',
    evidence: [
      breaks('check-after-no-fallback', 'device-fault-can-end'),
      holds('check-after', 'device-fault-can-end'),
      breaks('check-after-revoke', DOWN),
      holds('check-after-stop-revoke', DOWN),
    ],
  },
  {
    who: GUNTHORPE,
    date: '29 January 2025',
    says: 'Change the owner rather than slow the walk; sets of devices may be merged and split.',
    answer:
      'Right of merging: one store, and nothing is invalidated. A split is right only in this order: the answer no to who probes, the store, the revoke, the way down. A walk pays three loads for an owner, and more for a callback (below).',
    evidence: [
      holds('mutable', LATE),
      breaks('mutable', EQUAL),
      breaks('mutable-revoke', DOWN),
      holds('mutable-stop-revoke', DOWN),
      holds('mutable-stop-revoke', EQUAL),
    ],
  },
  {
    who: VETTER,
    date: '30 January 2025',
    says: 'A shared owner that changes needs a lifetime of its own.',
    answer:
      'Right where an owner is an address: freed before the last pagemap that names it is gone, its address comes back as the owner of a stranger. Given back after memunmap_pages it does not; a number that never comes back needs no lifetime.',
    evidence: [
      breaks('fixed-freed-first', REUSE),
      breaks('fixed-freed-first', 'owner-outlives-its-pagemap'),
      holds('fixed', REUSE),
      holds('mutable-stop-revoke', REUSE),
      holds('number-wide', REUSE),
    ],
  },
  {
    who: VETTER,
    date: '30 January 2025',
    says: 'Unregistering a pagemap for hot-unplug cannot be mended, since pages can stay.',
    answer:
      'Right as long as a driver leaves out one of its duties: it neither gates allocations, nor evicts until nothing is left, nor drops what it holds, or waits with a lock that a fault needs. The core sees to none of these.',
    evidence: [
      driver('unregister-finishes', 'broken', 'gates-allocation-before-kill'),
      driver('unregister-finishes', 'broken', 'evicts-until-empty'),
      driver('unregister-finishes', 'broken', 'drops-its-own-references'),
      driver('no-deadlock', 'broken', 'holds-no-lock-across-wait'),
    ],
  },
  {
    who: GUNTHORPE,
    date: '30 January 2025',
    says: 'Unregistering only waits until all pages are freed, and to free them is the driver’s job.',
    answer:
      'Right of 7.3 if the driver keeps every duty: what it waits for ends. The eviction before can end without the help of a process; that it does, faults may put off again and again. Without a copy engine it cannot end.',
    evidence: [
      driver('unregister-finishes', 'holds'),
      driver('eviction-can-end', 'holds'),
      driver('eviction-can-end', 'broken', 'keeps-copy-engine'),
      holds('mutable-stop-revoke', 'exporter-unplug-finishes'),
      holds('register-anew-stop', 'exporter-unplug-finishes'),
    ],
  },
  {
    who: GUNTHORPE,
    date: '30 January 2025',
    says: 'Free no owner until every pagemap is destroyed, or use a number for each cluster.',
    answer:
      'Right of what is reused: no owner matches falsely. It says nothing of a way that goes; there both need the answer no and the revoke.',
    evidence: [
      holds('kept', REUSE),
      holds('number-wide', REUSE),
      breaks('kept', DOWN),
      holds('kept-stop-revoke', DOWN),
      holds('number-wide-stop-revoke', DOWN),
    ],
  },
  {
    who: GUNTHORPE,
    date: '30 January 2025',
    says: 'A callback is paid for every page of 4 KiB.',
    answer:
      'Right of device-private entries, by the table of costs below; an entry of RAM that is present pays nothing, and a check in device_map is made where a call is made anyway. How much time it is `npm run bench` measures.',
    evidence: [],
  },
  {
    who: VETTER,
    date: '30 January 2025',
    says: 'A number from an atomic counter is fine; 32 bits are enough.',
    answer:
      'Right as long as the counter does not wrap while a number is in use: once it does, a stranger is mapped. The model cannot say how soon 2³² splits are reached; it says what happens then.',
    evidence: [
      breaks('number', REUSE),
      breaks('number-revoke', REUSE),
      holds('number-wide', REUSE),
    ],
  },
  {
    who: VETTER,
    date: '30 January 2025',
    says: 'When interconnects change, unregister the whole pagemap and register it anew; mm needs no barriers for that.',
    answer:
      'Right if whoever probes is told no first, and if walks read entry and pagemap in one RCU section, as from 6.5 on. It costs the eviction of every page for a join too.',
    evidence: [
      breaks('register-anew', DOWN),
      breaks('register-anew-without-rcu', REMOVED),
      holds('register-anew-stop', DOWN),
      holds('register-anew-stop', REMOVED),
    ],
  },
  {
    who: GUNTHORPE,
    date: '30 January 2025',
    says: 'The answer of a callback is stale as soon as it is given.',
    answer:
      'Right: the way can go between answer and mapping, and after it. Not the callback’s alone: an owner that was compared is as stale. A revoke mends both, if the answer is no before it.',
    evidence: [
      breaks('callback', DOWN),
      breaks('caller-callback', DOWN),
      breaks('fixed', DOWN),
      breaks('callback-revoke', DOWN),
      holds('callback-stop-revoke', DOWN),
    ],
  },
  {
    who: GUNTHORPE,
    date: '30 January 2025',
    says: 'Safe hot-unplug needs a revoke that is ordered by a lock with the results of hmm_range_fault.',
    answer:
      'Right of a way that goes: no design holds that takes nothing back, by a revoke or by a pagemap that is registered anew, and a revoke without the answer no first is not enough. The kernel has no primitive for it: it costs the migration of every page in use. When the exporter is unplugged its eviction is the revoke, and suffices where no notifier drops an event and importers retry under the lock.',
    evidence: [
      breaks('mutable', DOWN),
      breaks('check-after-stop', DOWN),
      breaks('kept-stop-revoke-filter', FREED),
      breaks('registry-filter', FREED),
      holds('kept-stop-revoke', FREED),
      {
        system: 'owners',
        sizes: { pages: 1 },
        dropped: ['retries-under-notifier-lock'],
        rule: FREED,
        stands: 'broken',
      },
    ],
  },
  {
    who: VETTER,
    date: '31 January 2025',
    says: 'No callback; a small library, and access that is the same for a whole pagemap.',
    answer:
      'Possible: one owner for a pagemap, stored anew, holds every rule that a callback for each page holds. Where the library lives is no question of lifetimes.',
    evidence: [
      holds('mutable-stop-revoke', DOWN),
      holds('mutable-stop-revoke', REUSE),
      holds('mutable-stop-revoke', LATE),
    ],
  },
  {
    who: GUNTHORPE,
    date: '3 February 2025',
    says: 'An owner should mean who reaches whom, and nothing else.',
    answer:
      'Holds only where a split changes the owner. Under the registry owners stay equal after it; with a check in device_map and a revoke nothing is mapped by that, but the owner no longer means reach.',
    evidence: [
      breaks('registry', EQUAL),
      breaks('registry-check-revoke', EQUAL),
      holds('registry-check-revoke', DOWN),
      holds('mutable-stop-revoke', EQUAL),
    ],
  },
  {
    who: HELLSTROEM,
    date: '4 February 2025',
    says: 'A registry gives the owner when a pagemap is created, from which pairs have an interconnect; access and unplug are checked at migration.',
    answer:
      'It is what 7.0 took. Right while ways stay: nothing is mapped where none was. When one goes it needs the answer no, a check in device_map and a revoke; a late peer is reached through RAM only. An unplug gives the owner back before memunmap_pages; no page is left then, so that nobody compares it.',
    evidence: [
      holds('registry', REUSE),
      breaks('registry', DOWN),
      holds('registry-check-revoke', DOWN),
      breaks('registry-check-revoke', LATE),
      breaks('registry', 'owner-outlives-its-pagemap'),
    ],
  },
  {
    who: GUNTHORPE,
    date: '4 February 2025',
    says: 'To keep the result of a callback is racy, and a callback makes the lifetime of the exporter a problem.',
    answer:
      'Right without RCU, and of a driver that kills the pagemap before it evicts: text runs that is unloaded. Under RCU with eviction before the kill, or with a reference of the pagemap, it does not.',
    evidence: [
      breaks('callback-without-rcu', TEXT),
      breaks('callback-killed-first', TEXT),
      holds('callback', TEXT),
      holds('callback-reference', TEXT),
    ],
  },
  {
    who: 'Christoph Hellwig',
    date: 'July 2025',
    says: 'The address for peers is an alias for DMA; to make up pfns for it is dangerous.',
    answer: 'Not judged: no model here has addresses of a bus, or pfns that stand for none.',
    evidence: [],
  },
];
