import { lookupPutsWhatItGot } from '../duties/pagemap/lookup-puts-what-it-got.ts';
import { freesContainerAfterMemunmap } from '../duties/pagemap/frees-container-after-memunmap.ts';
import { lookupPutsOnce } from '../duties/pagemap/lookup-puts-once.ts';
import { lookupTestsLive } from '../duties/pagemap/lookup-tests-live.ts';
import { registersStructOnce } from '../duties/pagemap/registers-struct-once.ts';
import { releasesRegionOnce } from '../duties/pagemap/releases-region-once.ts';
import { testsPfnValidWithReference } from '../duties/pagemap/tests-pfn-valid-with-reference.ts';
import { unmapsOnce } from '../duties/pagemap/unmaps-once.ts';
import { completion } from '../machines/objects/waits/completion.ts';
import { memRegion } from '../machines/objects/pagemap/mem-region.ts';
import { memmap } from '../machines/objects/pagemap/memmap.ts';
import { pfnWalker } from '../machines/threads/pagemap/pfn-walker.ts';
import { pgmapContainer } from '../machines/objects/pagemap/pgmap-container.ts';
import { pgmapEntry } from '../machines/objects/pagemap/pgmap-entry.ts';
import { pgmapOwner } from '../machines/threads/pagemap/pgmap-owner.ts';
import { pgmapRef } from '../machines/objects/pagemap/pgmap-ref.ts';
import { pgmapSwitchAgain } from '../machines/threads/pagemap/pgmap-switch-again.ts';
import { rcuReader } from '../machines/objects/locks/rcu-domain.ts';
import { system } from '../model/system.ts';
import { containerNotUsedAfterFree } from '../rules/pagemap/container-not-used-after-free.ts';
import { containerOutlivesRegistration } from '../rules/pagemap/container-outlives-registration.ts';
import { coverDeadPagemapLookedUp } from '../rules/cover/pagemap/dead-pagemap-looked-up.ts';
import { coverErrorWaitsForWalker } from '../rules/cover/pagemap/error-waits-for-walker.ts';
import { coverUninitialisedPageRead } from '../rules/cover/pagemap/uninitialised-page-read.ts';
import { doneCompletedOnce } from '../rules/references/done-completed-once.ts';
import { memmapNotUsedAfterRemove } from '../rules/pagemap/memmap-not-used-after-remove.ts';
import { memunmapFinishes } from '../rules/pagemap/memunmap-finishes.ts';
import { noDeadlock } from '../rules/locks/no-deadlock.ts';
import { onePagemapARange } from '../rules/pagemap/one-pagemap-a-range.ts';
import { pgmapRefNotNegative } from '../rules/pagemap/pgmap-ref-not-negative.ts';
import { pgmapRefNotUsedAfterExit } from '../rules/pagemap/pgmap-ref-not-used-after-exit.ts';
import { rcuSectionsBalanced } from '../rules/locks/rcu-sections-balanced.ts';
import { regionReleasedOnce } from '../rules/pagemap/region-released-once.ts';
import { registeredIsListed } from '../rules/pagemap/registered-is-listed.ts';
import { structRegisteredOnce } from '../rules/pagemap/struct-registered-once.ts';
import { unregisteredIsUnlisted } from '../rules/pagemap/unregistered-is-unlisted.ts';

/** Two drivers that want the same range, so that one may come while the other goes. */
const OWNERS = [0, 1] as const;

/** Registering, failing to register and unregistering, with walkers that look the pagemap up. */
export const registrationSystem = system({
  id: 'registration',
  about:
    'Does a lookup ever lead to a pagemap or a struct page that is not there, when drivers register, fail and unregister over and over on one range?',
  sizes: { walkers: { unit: 'threads that look the pagemap up', default: 2, max: 3 } },
  rules: [
    memmapNotUsedAfterRemove,
    containerNotUsedAfterFree,
    containerOutlivesRegistration,
    structRegisteredOnce,
    onePagemapARange,
    registeredIsListed,
    unregisteredIsUnlisted,
    doneCompletedOnce,
    pgmapRefNotNegative,
    pgmapRefNotUsedAfterExit,
    regionReleasedOnce,
    rcuSectionsBalanced,
    memunmapFinishes,
    noDeadlock,
    coverUninitialisedPageRead,
    coverErrorWaitsForWalker,
    coverDeadPagemapLookedUp,
  ],
  duties: [
    freesContainerAfterMemunmap,
    lookupPutsOnce,
    lookupPutsWhatItGot,
    lookupTestsLive,
    registersStructOnce,
    releasesRegionOnce,
    testsPfnValidWithReference,
    unmapsOnce,
  ],
  notModelled: [
    'the order of memory_failure, which tests pfn_valid before it has the pagemap: cand-pfn-valid puts it in',
    'an xa_store_range that fails after it has stored a part: cand-xa-store puts it in',
    'memory_failure and pfn_to_online_page are one walker; sections that device memory shares with RAM are left out',
    'more than one range of a pagemap; the conflict test of both end pfns is one step',
    'mem_hotplug_lock: nothing waits for a walker while it is held',
    'pages that hold references of their own: see device-private',
    'the altmap, PAT tracking and kasan shadow',
  ],
  compose(c, sizes) {
    const walkers = sizes['walkers']!;
    const count = OWNERS.length;
    const index = 'owner';
    const region = c.object('region', memRegion);
    const pages = c.object('memmap', memmap);
    const container = c.family('pgmap', count, pgmapContainer, { index });
    const ref = c.family('ref', count, pgmapRef, { index });
    const done = c.family('done', count, completion, {
      index,
      input: () => ({ once: true }),
    });
    const entries = c.family('entry', count, pgmapEntry, { index });
    const rcu = OWNERS.map((owner) =>
      c.family(`rcu${owner}_`, walkers, rcuReader, { index: 'walker', at: { owner } }),
    );
    for (const owner of OWNERS) {
      const own = { container: container[owner]!, ref: ref[owner]!, done: done[owner]! };
      c.thread(
        `driver${owner}`,
        pgmapOwner,
        {
          ...own,
          region,
          memmap: pages,
          pages: [],
          entry: entries[owner]!,
          others: entries.filter((_, i) => i !== owner),
          entries,
          foundEntry: ({ found }) => entries[found!]!,
          foundContainer: ({ found }) => container[found!]!,
          foundRef: ({ found }) => ref[found!]!,
          foundDone: ({ found }) => done[found!]!,
          readers: rcu[owner]!,
        },
        { at: { owner }, picks: { found: count }, family: 'driver' },
      );
      c.thread(`rcu_callback${owner}`, pgmapSwitchAgain, own, {
        at: { owner },
        family: 'rcu_callback',
      });
    }
    for (let walker = 0; walker < walkers; walker++) {
      c.thread(
        `walker${walker}`,
        pfnWalker,
        {
          entry: ({ owner }) => entries[owner!]!,
          container: ({ owner }) => container[owner!]!,
          ref: ({ owner }) => ref[owner!]!,
          done: ({ owner }) => done[owner!]!,
          memmap: pages,
          rcu: rcu.map((readers) => readers[walker]!),
        },
        { at: { walker }, picks: { owner: count }, family: 'walker' },
      );
    }
  },
});
