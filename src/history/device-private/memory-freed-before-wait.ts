import { dropStep, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

/** The teardown of nouveau: one pass, then the buffer object goes, then the pages are waited for. */
export const memoryFreedBeforeWait = edit({
  id: 'cand-5',
  title: 'nouveau_dmem_fini: one pass of eviction, buffer object freed before memunmap_pages',
  facts: 'CAND-5',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The driver evicts once, frees the video memory of the chunk and then calls memunmap_pages. A page that the pass has skipped, because a fault held its lock for instance, stays mapped over freed video memory, and the fault copies from there.',
  changes: [
    dropStep('driver', 'evict.check', 'pages are left'),
    replaceStep(
      'driver',
      'evict.check',
      'every page is free',
      { target: '#driver.release', ports: { pages: 'looks free' } },
      { target: '#driver.release', meta: { ports: { memory: 'FREE' } } },
      'evicted once, free the buffer object',
    ),
    replaceStep(
      'driver',
      'backing',
      'free the buffer object',
      { target: 'container', ports: { memory: 'FREE' } },
      { target: 'container' },
      'the buffer object is freed already',
    ),
  ],
  expect: {
    rule: 'device-memory-not-used-after-free',
    class: 'use after free',
    system: 'device-private',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'driver: folio_trylock: busy',
      'driver: evicted once, free the buffer object',
      'thread0: copy to RAM',
    ],
    also: {
      'unregister-finishes': 'the page that was skipped may stay mapped by a process at rest',
    },
  },
});
