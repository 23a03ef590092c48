import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { Every } from '../../../model/thread-def.ts';
import type { ownerGroup } from '../../objects/owners/owner-group.ts';
import type { ownerIdentity } from '../../objects/owners/owner-identity.ts';
import type { ownerWord } from '../../objects/owners/owner-word.ts';
import type { regroupRequest } from '../../objects/owners/regroup-request.ts';
import type { RegistryPorts } from '../../parts/owners/registry-ports.ts';

interface Ports extends RegistryPorts {
  readonly work: typeof regroupRequest;
  /** `pgmap->owner` of the peer; a VM has none. */
  readonly word: Every<typeof ownerWord>;
  /** The group and the count of the owner that the peer had. */
  readonly oldGroup: typeof ownerGroup;
  readonly oldIdentity: Every<typeof ownerIdentity>;
}

interface Context {
  /** The peer that is looked at. */
  readonly peer: number;
  readonly peers: number;
  readonly members?: number;
  readonly old?: number | undefined;
  /** The owner that it gets. */
  readonly owner?: number | undefined;
  /** Whether a peer was moved in this pass: another pass may then move one more. */
  readonly moved?: true | undefined;
}

const step = steps<Ports>();
const facts = 'E2 O2';

const machine = setup({
  types: threadTypes<Ports, Context>(),
  guards: {
    'is the last': ({ context: { peer, peers, moved } }) => peer === peers - 1 && !moved,
    'is the last of a pass': ({ context: { peer, peers, moved } }) =>
      peer === peers - 1 && moved === true,
    'is not the last': ({ context: { peer, peers } }) => peer < peers - 1,
  },
  actions: {
    remember: assign({ old: ({ event }) => event['old'] as number }),
    choose: assign({ owner: ({ event }) => event['owner'] as number }),
    next: assign({ peer: ({ context }) => context.peer + 1 }),
    first: assign({ peer: 0, moved: undefined }),
    moved: assign({ moved: true }),
    done: assign({ old: undefined, owner: undefined }),
  },
}).createMachine({
  id: 'regroup_work',
  description:
    'What a mutable owner needs: after each change every peer on the list is asked whether an earlier group, or another, is right for it',
  meta: { source: 'no code of 7.3: facts E2 O2', facts },
  initial: 'idle',
  context: ({ input }) => ({ peer: 0, peers: (input as { peers: number }).peers }),
  states: {
    idle: {
      tags: 'rest',
      on: { regroup_work: step('lock', { work: 'START' }, { facts }) },
    },
    lock: {
      on: {
        'mutex_lock(&owner_list->lock)': step('peer', { lock: 'LOCK' }, { sleeps: true, facts }),
      },
    },
    peer: {
      on: {
        'peer is not on the list': step('next', { entry: 'looks not listed' }, { facts }),
        'peer is on the list': step(
          'walk',
          { entry: ['looks owner is {old}', 'looks listed'], list: 'FIRST' },
          { picks: ['old'], actions: 'remember', facts },
        ),
      },
    },
    walk: {
      on: {
        'has_interconnect: not with all of a group': step(
          'walk',
          {
            list: ['looks at {owner}', 'NEXT'],
            group: 'looks devices are {members}',
            links: 'some looks not answers yes',
          },
          { picks: ['owner', 'members'], facts },
        ),
        'has_interconnect: with all of its own group': step(
          'next',
          {
            list: ['looks at {old}', 'STOP'],
            oldGroup: 'looks devices are {members}',
            links: 'looks answers yes',
          },
          { picks: ['members'], actions: 'done', facts },
        ),
        'has_interconnect: with all of another group': step(
          'store',
          {
            list: ['looks at {owner}', 'STOP'],
            entry: 'looks not owner is {owner}',
            group: ['looks devices are {members}', 'ADD {peer}'],
            links: 'looks answers yes',
            identity: 'GET',
          },
          { picks: ['owner', 'members'], actions: ['choose', 'moved'], facts },
        ),
        'kmalloc(owner)': step(
          'store',
          {
            list: ['looks at its end', 'ADD_TAIL {owner}'],
            group: 'ADD {peer}',
            lower: 'looks not free',
            identity: 'KMALLOC',
            number: ['looks next is {owner}', 'TAKE'],
          },
          { picks: ['owner'], actions: ['choose', 'moved'], facts },
        ),
      },
    },
    store: {
      on: {
        'peer->owner = owner': step(
          'leave',
          { entry: 'STORE {owner}', word: 'STORE {owner}' },
          { facts },
        ),
      },
    },
    leave: {
      on: {
        'list_move(&peer->link)': step(
          'put',
          { oldGroup: ['looks also has {peer}', 'DEL {peer}'] },
          { facts },
        ),
        'list_move(&peer->link): the last of its group': step(
          'put',
          { oldGroup: ['looks only has {peer}', 'DEL {peer}'], list: 'DEL {old}' },
          { facts },
        ),
      },
    },
    put: {
      on: {
        'kref_put(&old->kref)': step('next', { oldIdentity: 'PUT' }, { actions: 'done', facts }),
        'kref_put(&old->kref): kfree(old)': step(
          'next',
          { oldIdentity: 'PUT_LAST' },
          { actions: 'done', facts },
        ),
      },
    },
    next: {
      on: {
        'next peer': { ...step('peer', {}, { actions: 'next', facts }), guard: 'is not the last' },
        'the list from its start': {
          ...step('peer', {}, { actions: 'first', facts }),
          guard: 'is the last of a pass',
        },
        'mutex_unlock(&owner_list->lock)': {
          ...step('ending', { lock: 'UNLOCK' }, { actions: 'first', facts }),
          guard: 'is the last',
        },
      },
    },
    ending: { on: { 'regroup_work returns': step('idle', { work: 'END' }, { facts }) } },
  },
});

/** The work that makes an owner mutable: it moves peers between groups and puts their old owners. */
export const regroupWork = thread<Ports, Context, typeof machine>(machine, { actor: 'kernel' });
