/**
 * The published duties: each is one sentence about what somebody must do for the rules to hold, and
 * what the machines do when nobody does it.
 *
 * @module
 */
export * from './answers-no-before-split.ts';
export * from './breaks-layout-at-unmount.ts';
export * from './breaks-layout-before-truncate.ts';
export * from './calls-memunmap-once.ts';
export * from './changes-owner-under-lock.ts';
export * from './client-frees-p2p-memory-once.ts';
export * from './client-frees-p2p-memory.ts';
export * from './client-frees-without-device-lock.ts';
export * from './close-evicts-until-empty.ts';
export * from './close-keeps-unregister-away.ts';
export * from './closes-gate-before-eviction.ts';
export * from './destroys-inside-drm-section.ts';
export * from './drops-its-own-references.ts';
export * from './ends-its-pins.ts';
export * from './evicts-until-empty.ts';
export * from './falls-back-to-ram.ts';
export * from './faults-under-invalidate-lock.ts';
export * from './first-reference-by-tryget.ts';
export * from './flushes-work-before-unload.ts';
export * from './frees-container-after-its-action.ts';
export * from './frees-container-after-memunmap.ts';
export * from './frees-container-after-unregister.ts';
export * from './frees-memory-after-pages.ts';
export * from './gates-allocation-before-kill.ts';
export * from './holds-no-lock-across-wait.ts';
export * from './keeps-copy-engine.ts';
export * from './keeps-page-for-timeslice.ts';
export * from './kills-once.ts';
export * from './leaves-drm-section.ts';
export * from './leaves-kernfs-file-once.ts';
export * from './leaves-only-entered-section.ts';
export * from './leaves-read-section.ts';
export * from './links-are-not-lost.ts';
export * from './links-come-before-probe.ts';
export * from './links-form-cliques.ts';
export * from './links-stay-while-owned.ts';
export * from './lookup-puts-once.ts';
export * from './lookup-puts-what-it-got.ts';
export * from './lookup-tests-live.ts';
export * from './no-pin-outlives-unbind.ts';
export * from './only-release-completes.ts';
export * from './pages-keep-their-owner.ts';
export * from './puts-all-it-got.ts';
export * from './puts-no-more-than-it-got.ts';
export * from './reads-folio-before-its-last-put.ts';
export * from './registers-struct-once.ts';
export * from './releases-owner-after-memunmap.ts';
export * from './releases-owner-on-error.ts';
export * from './releases-owner-once.ts';
export * from './releases-region-once.ts';
export * from './requests-end.ts';
export * from './retries-under-notifier-lock.ts';
export * from './revokes-before-way-goes.ts';
export * from './sets-seq-when-invalidated.ts';
export * from './tests-pfn-valid-with-reference.ts';
export * from './unmaps-once.ts';
export * from './unmaps-when-invalidated.ts';
export * from './unmounts-before-unbind.ts';
export * from './unpins-before-unplug.ts';
export * from './walks-under-rcu.ts';
