import { steps } from '../../../model/thread.ts';
import type { Every } from '../../../model/thread-def.ts';
import type { interconnect } from '../../objects/owners/interconnect.ts';
import type { ownerIdentity } from '../../objects/owners/owner-identity.ts';
import type { ownerNumber } from '../../objects/owners/owner-number.ts';
import type { ownerWord } from '../../objects/owners/owner-word.ts';

/** What a device needs that comes by an owner. */
export interface AcquireOwnerPorts {
  readonly link: typeof interconnect;
  /** Its own owner, and that of the device at the other end of the link. */
  readonly word: typeof ownerWord;
  readonly otherWord: typeof ownerWord;
  /** The address that the step picks, and those that the allocator hands out before it. */
  readonly identity: typeof ownerIdentity;
  readonly lower: Every<typeof ownerIdentity>;
  /** The counter that ids of owners come from. */
  readonly number: typeof ownerNumber;
}

/** What an owner is: nothing, the address of an object that is counted and freed, or a number. */
export type OwnerKind = 'none' | 'address' | 'number';

const step = steps<AcquireOwnerPorts>();
const facts = 'E2 O1 O3 O8';

/** Takes the address that `kmalloc` hands out next, or the number that the counter stands at. */
export const NEW_OWNER = {
  address: { identity: 'KMALLOC', lower: 'looks not free' },
  number: { number: ['looks next is {owner}', 'TAKE'] },
} as const;

/** Takes the owner that the picked value names: a reference of its object, if it is one. */
export const SAME_OWNER = { address: { identity: 'GET' }, number: {} } as const;

/**
 * The steps of a device that probes: it joins the owner of a device that it reaches, or has a new one.
 *
 * @param to where it goes on
 * @param says what its step says beside this
 */
export const acquireOwner = (
  to: string,
  kind: OwnerKind,
  says: Readonly<Record<string, unknown>> = {},
) =>
  kind === 'none'
    ? { 'probe: no owner': step(to, says as object) }
    : {
        'probe: acquire_owner, joins': step(
          to,
          {
            ...says,
            link: 'looks answers yes',
            otherWord: 'looks owner is {owner}',
            word: 'STORE {owner}',
            ...SAME_OWNER[kind],
          },
          { picks: ['owner'], facts },
        ),
        'probe: acquire_owner, new: no interconnect': step(
          to,
          { ...says, link: 'looks not answers yes', word: 'STORE {owner}', ...NEW_OWNER[kind] },
          { picks: ['owner'], facts },
        ),
        'probe: acquire_owner, new: nobody there': step(
          to,
          {
            ...says,
            link: 'looks answers yes',
            otherWord: 'looks null',
            word: 'STORE {owner}',
            ...NEW_OWNER[kind],
          },
          { picks: ['owner'], facts },
        ),
      };
