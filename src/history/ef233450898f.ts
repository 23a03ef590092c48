import { addState, addStep, dropStep } from '../model/change.ts';
import { edit } from '../model/edit.ts';

/** What a pfn walker may do to a free page that it got a reference of, and the page stays free. */
const harmless = [
  'UNLOCK',
  'UNMAP_ALL',
  'MAP_BACK_UNLOCK',
  'MAP_BACK_PUT',
  'MOVED_UNLOCK',
  'MOVED_PUT',
  'TOUCH',
  'TRYLOCK',
  'WAIT_ON_LOCKED',
  'GET_UNLESS_ZERO',
] as const;
/** What only who has allocated the page may do. */
const wrong = [
  'WRITE',
  'MAP_UNLOCK',
  'COLLECT',
  'COPY_MAP',
  'COPY_ENTRY',
  'DROP_ENTRY',
  'FAULT_GET',
  'UNMAP_PUT',
  'FOLIO_FREE',
] as const;

/** A free or taken page whose count, 1 by itself, a walker has raised. */
const held = (self: string, released: string, more: Readonly<Record<string, string>>) => ({
  description: 'A pfn walker holds a reference of a page that is not allocated',
  on: {
    ...Object.fromEntries(harmless.map((event) => [event, self])),
    ...Object.fromEntries(wrong.map((event) => [event, 'usedWhileFree'])),
    PUT: released,
    REMOVE: 'gone',
    ...more,
  },
});

/** The walker of today's code is the evictor: get_page_unless_zero of any pfn. */
export const freePagesHaveNoReference = edit({
  id: 'ef233450898f',
  title: 'mm: free device private pages have zero refcount',
  facts: 'D8',
  evidence: 'reconstructed',
  since: '6.1',
  kind: 'revert',
  story:
    'A free device page kept a reference count of 1, so that get_page_unless_zero of a pfn walker succeeded on it. The driver then allocated the page and set its count to 1: the walker later put a reference that belonged to somebody else.',
  changes: [
    dropStep('device_page', 'free', 'GET_IS_ZERO'),
    addStep('device_page', 'free', 'GET_UNLESS_ZERO', 'free, got'),
    dropStep('device_page', 'taken', 'GET_IS_ZERO'),
    addStep('device_page', 'taken', 'GET_UNLESS_ZERO', 'taken, got'),
    addState(
      'device_page',
      'free, got',
      held('free, got', 'free', { ALLOC: 'taken, got', INIT: 'usedWhileFree' }),
    ),
    addState(
      'device_page',
      'taken, got',
      held('taken, got', 'taken', { NO_PAGE: 'taken, got', INIT: 'refcountOverwritten' }),
    ),
  ],
  expect: {
    rule: 'refcount-not-overwritten',
    class: 'double put',
    system: 'device-private',
    sizes: { pages: 1, processes: 1, shrinkers: 1 },
    interleaving: ['driver: get_page_unless_zero', 'thread0: set_page_count'],
  },
});
