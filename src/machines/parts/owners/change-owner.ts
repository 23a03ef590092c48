import { steps } from '../../../model/thread.ts';
import type { ownerIdentity } from '../../objects/owners/owner-identity.ts';
import type { ownerWord } from '../../objects/owners/owner-word.ts';
import { NEW_OWNER, SAME_OWNER, type AcquireOwnerPorts, type OwnerKind } from './acquire-owner.ts';

/** What a thread needs that stores another owner into the pagemap of the exporter. */
export interface ChangeOwnerPorts extends AcquireOwnerPorts {
  /** The owner of the exporter's pagemap. */
  readonly owner: typeof ownerWord;
  /** The identity that the pagemap had. */
  readonly old: typeof ownerIdentity;
}

const step = steps<ChangeOwnerPorts>();
const source = 'drivers/gpu/drm/drm_pagemap_util.c: drm_pagemap_acquire_owner';

/** How a new owner is stored: what becomes of the old one. */
interface Change {
  readonly kind: Exclude<OwnerKind, 'none'>;
  /** Whether the reference of the old owner is put; else it lives as long as any pagemap. */
  readonly puts: boolean;
}

/**
 * The exporter's pagemap joins the owner of the importer that it reaches now.
 *
 * @param self this state as `#machine.state`
 * @param then where the thread goes on
 */
export const joinOwner = (self: string, then: string, { kind, puts }: Change) => ({
  initial: 'read',
  meta: { source, facts: 'E2 O2' },
  states: {
    read: {
      on: {
        'peer->owner: one to join': step(
          'store',
          { otherWord: 'looks owner is {owner}', word: 'looks owner is {old}' },
          { picks: ['owner', 'old'], actions: 'pick', facts: 'E2 O2' },
        ),
        'peer->owner: no pagemap': step(then, { word: 'looks null' }, { facts: 'E2 O2' }),
        'peer->owner: no peer': step(
          then,
          { word: 'looks not null', otherWord: 'looks null' },
          { facts: 'E2 O2' },
        ),
      },
    },
    store: {
      on: {
        'WRITE_ONCE(pgmap->owner): joins': step(
          puts ? `${self}.put` : then,
          { word: 'STORE {owner}', owner: 'STORE {owner}', ...SAME_OWNER[kind] },
          { facts: 'E2 O2' },
        ),
      },
    },
    ...putOld(puts, kind, then),
  },
});

/**
 * The exporter's pagemap leaves the owner that it shares with the importer: it has a new one of its own.
 *
 * @param self this state as `#machine.state`
 * @param then where the thread goes on
 */
export const splitOwner = (self: string, then: string, { kind, puts }: Change) => ({
  initial: 'read',
  meta: { source, facts: 'E2 O2' },
  states: {
    read: {
      on: {
        'peer->owner: shared': step(
          'store',
          { word: 'looks owner is {old}', otherWord: 'looks owner is {old}' },
          { picks: ['old'], actions: 'pick', facts: 'E2 O2' },
        ),
        'peer->owner: not shared': step(
          then,
          { word: 'looks owner is {old}', otherWord: 'looks not owner is {old}' },
          { picks: ['old'], facts: 'E2 O2' },
        ),
        'peer->owner: no pagemap': step(then, { word: 'looks null' }, { facts: 'E2 O2' }),
      },
    },
    store: {
      on: {
        'WRITE_ONCE(pgmap->owner): its own': step(
          puts ? `${self}.put` : then,
          { word: 'STORE {owner}', owner: 'STORE {owner}', ...NEW_OWNER[kind] },
          { picks: ['owner'], actions: 'pick', facts: 'E2 O2' },
        ),
      },
    },
    ...putOld(puts, kind, then),
  },
});

/** The put of the old owner, a step of its own: between store and put both are there. */
function putOld(puts: boolean, kind: OwnerKind, then: string) {
  if (!puts) return {};
  return {
    put: {
      on:
        kind === 'address'
          ? {
              'kref_put: old owner': step(then, { old: 'PUT' }, { facts: 'E2 O2' }),
              'kref_put (last): old owner, kfree': step(
                then,
                { old: 'PUT_LAST' },
                { facts: 'E2 O2' },
              ),
            }
          : {},
    },
  };
}
