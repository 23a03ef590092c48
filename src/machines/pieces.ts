import { evictPages } from './parts/pages/evict-pages.ts';
import { freeDaxPage } from './parts/dax/free-dax-page.ts';
import { freeTail } from './parts/pages/free-tail.ts';
import { killDax } from './parts/dax/kill-dax.ts';
import { memremapPages } from './parts/pagemap/memremap-pages.ts';
import { memunmapBiased } from './parts/pagemap/memunmap-biased.ts';
import { memunmapPages } from './parts/pagemap/memunmap-pages.ts';
import { memunmapRange } from './parts/pagemap/memunmap-range.ts';
import { migrateToRam } from './parts/pages/migrate-to-ram.ts';
import { EVICTOR } from './parts/pages/migration-caller.ts';
import { allocateP2p } from './parts/p2pdma/p2p-allocate.ts';
import { freeP2p, putP2p } from './parts/p2pdma/put-p2p.ts';
import { synchronizeSrcu } from './parts/waits/synchronize-srcu.ts';
import { waitEvent } from './parts/waits/wait-event.ts';
import { awaitTimer, awaitWork, workReturns } from './parts/waits/work-function.ts';
import { cancelWorkSync, drainWorkqueue, flushWork } from './parts/waits/work-waits.ts';
import { zapDaxPte } from './parts/dax/zap-dax-pte.ts';
import { zapEntry, zapFree } from './parts/pages/zap-entry.ts';

/** A published fragment of a thread: a state, with what is inside it, for one's own statechart. */
export interface Piece {
  /** The function that makes it, as it is imported. */
  readonly name: string;
  /** The call as a driver author writes it. */
  readonly call: string;
  /** The state that it makes, in a machine called `caller` where it stands as `here` and goes on in `then`. */
  readonly state: object;
}

const HERE = '#caller.here';
const THEN = '#caller.then';

const to = (name: string, make: (then: string) => object): Piece => ({
  name,
  call: `${name}(then)`,
  state: make(THEN),
});
const within = (name: string, make: (self: string, then: string) => object): Piece => ({
  name,
  call: `${name}(self, then)`,
  state: make(HERE, THEN),
});

/** Every published piece, to be shown. */
export const pieces: readonly Piece[] = [
  within('evictPages', evictPages),
  to('freeDaxPage', freeDaxPage),
  to('freeTail', freeTail),
  to('killDax', killDax),
  {
    name: 'memremapPages',
    call: 'memremapPages(registered, unregister)',
    state: memremapPages(THEN, '#caller.unregister'),
  },
  to('memunmapBiased', memunmapBiased),
  to('memunmapPages', memunmapPages),
  to('memunmapRange', memunmapRange),
  {
    name: 'migrateToRam',
    call: 'migrateToRam(caller, { moved, again, failed })',
    state: migrateToRam(EVICTOR, {
      moved: THEN,
      again: '#caller.again',
      failed: '#caller.failed',
    }),
  },
  {
    name: 'allocateP2p',
    call: 'allocateP2p(self, held, failed)',
    state: allocateP2p(HERE, THEN, '#caller.failed'),
  },
  within('freeP2p', freeP2p),
  to('putP2p', putP2p),
  to('synchronizeSrcu', synchronizeSrcu),
  {
    name: 'waitEvent',
    call: 'waitEvent<Ports>()(then, { met, unmet })',
    state: waitEvent<Record<string, never>>()(THEN, { met: {}, unmet: {} }),
  },
  { name: 'awaitTimer', call: 'awaitTimer(self)', state: awaitTimer(HERE) },
  { name: 'awaitWork', call: 'awaitWork(self, run)', state: awaitWork(HERE, THEN) },
  to('workReturns', workReturns),
  to('cancelWorkSync', cancelWorkSync),
  to('drainWorkqueue', drainWorkqueue),
  to('flushWork', flushWork),
  {
    name: 'zapDaxPte',
    call: 'zapDaxPte(name, { next, freeing, facts })',
    state: { on: zapDaxPte('munmap', { next: THEN, freeing: '#caller.freeing', facts: '' }) },
  },
  {
    name: 'zapEntry',
    call: 'zapEntry(done, freeing)',
    state: { on: zapEntry(THEN, '#caller.freeing') },
  },
  within('zapFree', zapFree),
];
