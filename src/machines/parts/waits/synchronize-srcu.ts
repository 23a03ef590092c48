import { portStep } from './port-step.ts';
import type { srcu } from '../../objects/locks/srcu.ts';

/**
 * synchronize_srcu: two steps, since readers come and go between its begin and its end.
 *
 * @param then where the caller goes on, as `#machine.state`
 * @param port the caller's port that is wired to the domain
 */
export const synchronizeSrcu = <const T extends string, const P extends string = 'srcu'>(
  then: T,
  port: P = 'srcu' as P,
) => {
  const step = portStep<typeof srcu, P>(port);
  return {
    initial: 'begin',
    meta: { source: 'kernel/rcu/srcutree.c: synchronize_srcu' },
    states: {
      begin: { on: { synchronize_srcu: step('wait', 'SYNCHRONIZE', { sleeps: true }) } },
      wait: {
        description: 'Until every section has ended that began before',
        on: { 'synchronize_srcu returns': step(then, 'SYNCHRONIZED', { sleeps: true }) },
      },
    },
  } as const;
};
