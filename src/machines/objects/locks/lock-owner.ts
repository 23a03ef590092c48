import { assign } from 'xstate';
import { by, isSender, type Sent } from '../sender.ts';

/** What a lock of one owner knows beside its state. */
export interface Owned {
  /** The thread that holds it. */
  readonly owner?: string | undefined;
}

interface Args {
  readonly context: Owned;
  readonly event: Sent<string>;
}

export const ownerGuards = {
  'by its owner': ({ context, event }: Args) => isSender(context.owner, event),
  'by another': ({ context, event }: Args) => !isSender(context.owner, event),
};

/** Who takes the lock and gives it back; `E` is what the lock may be sent. */
export function ownerActions<E extends string>() {
  return {
    own: assign<Owned, Sent<E>, undefined, Sent<E>, never>({ owner: ({ event }) => by(event) }),
    disown: assign<Owned, Sent<E>, undefined, Sent<E>, never>({ owner: undefined }),
  };
}

/** The states of a lock that its owner takes and gives back. */
export const ownedStates = {
  unlocked: { on: { LOCK: { target: 'locked', actions: 'own' }, UNLOCK: 'unlockedByNonHolder' } },
  locked: {
    description: 'Whoever locks it waits, its owner too',
    on: {
      UNLOCK: [
        { guard: 'by its owner', target: 'unlocked', actions: 'disown' },
        { guard: 'by another', target: 'unlockedByNonHolder' },
      ],
    },
  },
  unlockedByNonHolder: {
    tags: 'violation',
    description: 'An unlock by a thread that does not hold the lock',
  },
} as const;
