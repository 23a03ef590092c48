import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { Every } from '../../../model/thread-def.ts';
import type { completion } from '../../objects/waits/completion.ts';
import type { percpuRef } from '../../objects/references/percpu-ref.ts';
import type { pgmapEntry } from '../../objects/pagemap/pgmap-entry.ts';
import type { pgmapRef } from '../../objects/pagemap/pgmap-ref.ts';
import type { rcuReader } from '../../objects/locks/rcu-domain.ts';
import { tellNothing, tellTotal, type Tell } from '../../parts/references/tell-total.ts';

interface Ports {
  readonly ref: typeof percpuRef;
  readonly readers: Every<typeof rcuReader>;
  /** Its own place in the RCU domain: interrupts are off from kill.1 to kill.3. */
  readonly killer: typeof rcuReader;
  readonly entry: typeof pgmapEntry;
  readonly done: typeof completion;
}

/** The same, with the reference count kept as one total beside it and told the same things. */
interface PortsWithTotal extends Ports {
  readonly total: typeof pgmapRef;
}

const step = steps<PortsWithTotal>();
const inRef = (name: string): string => `lib/percpu-refcount.c: ${name}`;
const inMemremap = (name: string): string => `mm/memremap.c: ${name}`;

const machine = (tell: Tell) =>
  setup({ types: threadTypes<PortsWithTotal>() }).createMachine({
    id: 'ref_killer',
    initial: 'unregistered',
    states: {
      unregistered: {
        tags: 'rest',
        on: {
          memremap_pages: step(
            'registered',
            { entry: 'STORE' },
            { source: inMemremap('memremap_pages'), facts: 'A1 REF-init, A2 M1 M3.4' },
          ),
        },
      },
      registered: {
        tags: 'rest',
        on: {
          'percpu_ref_kill: set DEAD': step(
            'dead',
            { ref: 'SET_DEAD', ...tell('KILL_DEAD'), killer: 'READ_LOCK' },
            { source: inRef('percpu_ref_kill_and_confirm'), facts: 'A1 REF-kill.1' },
          ),
        },
      },
      dead: {
        description: 'Under the switch lock, interrupts off',
        on: {
          'percpu_ref_kill: set ATOMIC, call_rcu': step(
            'atomic',
            { ref: 'SET_ATOMIC', ...tell('KILL_ATOMIC'), readers: 'GP_START', killer: 'GP_START' },
            { source: inRef('__percpu_ref_switch_to_atomic'), facts: 'A1 REF-kill.2' },
          ),
        },
      },
      atomic: {
        description:
          'Still under the switch lock; the switch reference makes a last put impossible',
        on: {
          'percpu_ref_kill: put the initial reference': step(
            'waiting',
            { ref: 'SUB_AND_TEST', ...tell('KILL_PUT'), killer: 'READ_UNLOCK' },
            { source: inRef('percpu_ref_kill_and_confirm'), facts: 'A1 REF-kill.3' },
          ),
        },
      },
      waiting: {
        tags: 'draining',
        on: {
          wait_for_completion: step(
            'unlisting',
            { done: 'WAIT' },
            { source: inMemremap('memunmap_pages'), facts: 'A3 U3', sleeps: true },
          ),
        },
      },
      unlisting: {
        on: {
          'pgmap_array_delete: store NULL': step(
            'synchronizing',
            { entry: 'ERASE', readers: 'GP_START' },
            { source: inMemremap('pgmap_array_delete'), facts: 'A3 U4.5' },
          ),
        },
      },
      synchronizing: {
        on: {
          synchronize_rcu: step(
            'exiting',
            { readers: 'looks not old' },
            { source: inMemremap('pgmap_array_delete'), facts: 'A3 U4.5', sleeps: true },
          ),
        },
      },
      exiting: {
        on: {
          percpu_ref_exit: step(
            'gone',
            { ref: 'EXIT', ...tell('EXIT') },
            { source: inRef('percpu_ref_exit'), facts: 'A1 REF-exit' },
          ),
        },
      },
      gone: { tags: 'rest' },
    },
  });

/** The owner of the reference count: publishes it, kills it, waits for the last user, ends it. */
export const refKiller = thread<Ports, Record<string, never>, ReturnType<typeof machine>>(
  machine(tellNothing),
  { actor: 'driver' },
);
export const refKillerWithTotal = thread<
  PortsWithTotal,
  Record<string, never>,
  ReturnType<typeof machine>
>(machine(tellTotal), { actor: 'driver' });
