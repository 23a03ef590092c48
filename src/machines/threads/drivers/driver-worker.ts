import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { driverData } from '../../objects/drivers/driver-data.ts';
import type { driverModule } from '../../objects/drivers/driver-module.ts';

interface Ports {
  data: typeof driverData;
  module: typeof driverModule;
}

const step = steps<Ports>();

const machine = setup({ types: threadTypes<Ports>() }).createMachine({
  id: 'driver_worker',
  description: 'The worker that does what folio_free may not do in atomic context',
  meta: {
    source: 'drivers/gpu/drm/amd/amdkfd/kfd_svm.c: svm_range_bo_unref_async',
    facts: 'C3 C4',
  },
  initial: 'idle',
  states: {
    idle: {
      on: {
        process_one_work: step('working', { data: 'START_WORK', module: 'CALL' }),
        'no work comes any more': step('over', { module: 'looks unloaded' }),
      },
    },
    working: {
      on: { 'the work is done': step('idle', { data: 'END_WORK', module: 'CALL' }) },
    },
    over: { tags: 'rest' },
  },
});

/** The driver's workqueue. */
export const driverWorker = thread<Ports, Record<string, never>, typeof machine>(machine, {
  actor: 'kernel',
});
