import { steps } from '../../../model/thread.ts';
import type { allocationGate } from '../../objects/owners/allocation-gate.ts';
import { NEW_OWNER, SAME_OWNER, type OwnerKind } from './acquire-owner.ts';
import type { ChangeOwnerPorts } from './change-owner.ts';
import { evictPeerPages, type EvictPeerPorts } from './evict-peer-pages.ts';
import {
  killPeerPagemap,
  removePeerPagemap,
  type UnregisterPeerPorts,
} from './unregister-peer-pagemap.ts';

/** What a thread needs that unregisters the exporter's pagemap and registers it again. */
interface RegisterAnewPorts extends ChangeOwnerPorts, EvictPeerPorts, UnregisterPeerPorts {
  readonly gate: typeof allocationGate;
}

const step = steps<RegisterAnewPorts>();
const facts = 'E2 O7';

/**
 * The pagemap is unregistered, and registered again with another owner: nothing that a walk reads changes
 * under it, and every page is evicted.
 *
 * @param self this state as `#machine.state`
 * @param then where the thread goes on
 * @param how whether it joins the owner of the importer or leaves it
 */
export const registerAnew = (
  self: string,
  then: string,
  kind: Exclude<OwnerKind, 'none'>,
  how: 'joins' | 'splits',
) => ({
  initial: 'close',
  states: {
    close: {
      on: {
        'no new pages': step('drain', { word: 'looks not null', gate: 'CLOSE' }, { facts }),
        'no pagemap': step(then, { word: 'looks null' }, { facts }),
      },
    },
    drain: {
      on: {
        'no new pages: synchronize_srcu': step('evict', { gate: 'DRAIN' }, { sleeps: true, facts }),
      },
    },
    evict: evictPeerPages(`${self}.evict`, `${self}.kill`, 'every page is free'),
    kill: { on: killPeerPagemap('memunmap') },
    memunmap: removePeerPagemap(`${self}.store`),
    store: {
      on:
        how === 'joins'
          ? {
              'memremap_pages: joins': step(
                'put',
                {
                  otherWord: 'looks owner is {owner}',
                  word: ['looks owner is {old}', 'STORE {owner}'],
                  owner: 'STORE {owner}',
                  pgmap: 'REGISTER',
                  ...SAME_OWNER[kind],
                },
                { picks: ['owner', 'old'], actions: 'pick', facts },
              ),
              'memremap_pages: nobody to join': step(
                'open',
                { otherWord: 'looks null', pgmap: 'REGISTER' },
                { facts },
              ),
            }
          : {
              'memremap_pages: its own owner': step(
                'put',
                {
                  word: ['looks owner is {old}', 'STORE {owner}'],
                  owner: 'STORE {owner}',
                  pgmap: 'REGISTER',
                  ...NEW_OWNER[kind],
                },
                { picks: ['owner', 'old'], actions: 'pick', facts },
              ),
            },
    },
    put: {
      on:
        kind === 'address'
          ? {
              'kref_put: old owner': step('open', { old: 'PUT' }, { facts }),
              'kref_put (last): old owner, kfree': step('open', { old: 'PUT_LAST' }, { facts }),
            }
          : { 'no reference of a number': step('open', {}, { facts }) },
    },
    open: { on: { 'new pages again': step(then, { gate: 'OPEN' }, { facts }) } },
  },
});
