import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../src/model/thread.ts';
import type { Every, ThreadDef } from '../../../src/model/thread-def.ts';
import type { completion } from '../../../src/machines/objects/waits/completion.ts';
import type { percpuRef } from '../../../src/machines/objects/references/percpu-ref.ts';
import type { pgmapEntry } from '../../../src/machines/objects/pagemap/pgmap-entry.ts';
import type { rcuReader } from '../../../src/machines/objects/locks/rcu-domain.ts';

interface Ports {
  readonly ref: typeof percpuRef;
  readonly readers: Every<typeof rcuReader>;
  readonly killer: typeof rcuReader;
  readonly entry: typeof pgmapEntry;
  readonly done: typeof completion;
}

const step = steps<Ports>();

/**
 * An owner of a reference count.
 *
 * @param fault it waits for the same completion a second time
 */
export function ownRefKiller(fault?: 'waits twice'): ThreadDef<Ports> {
  const machine = setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'my_ref_killer',
    initial: 'start',
    states: {
      start: { tags: 'rest', on: { publish: step('up', { entry: 'STORE' }) } },
      up: {
        tags: 'rest',
        on: { 'set DEAD': step('one', { ref: 'SET_DEAD', killer: 'READ_LOCK' }) },
      },
      one: {
        on: {
          'set ATOMIC': step('two', { ref: 'SET_ATOMIC', readers: 'GP_START', killer: 'GP_START' }),
        },
      },
      two: {
        on: { 'put the first': step('wait', { ref: 'SUB_AND_TEST', killer: 'READ_UNLOCK' }) },
      },
      wait: {
        tags: 'draining',
        on: {
          wait_for_completion: step(
            fault === 'waits twice' ? 'again' : 'unlist',
            { done: 'WAIT' },
            { sleeps: true },
          ),
        },
      },
      again: {
        tags: 'draining',
        on: { 'wait_for_completion again': step('unlist', { done: 'WAIT' }, { sleeps: true }) },
      },
      unlist: {
        on: { 'store NULL': step('synchronize', { entry: 'ERASE', readers: 'GP_START' }) },
      },
      synchronize: {
        on: { synchronize_rcu: step('exit', { readers: 'looks not old' }, { sleeps: true }) },
      },
      exit: { on: { percpu_ref_exit: step('end', { ref: 'EXIT' }) } },
      end: { tags: 'rest' },
    },
  });
  return thread<Ports>(machine, { actor: 'driver' });
}
