import type { Strategy } from './strategy.ts';

/** Each enabled step is as likely as each other. */
export const uniformSteps: Strategy = {
  id: 'uniform-steps',
  about: 'each enabled step is as likely as each other: a thread with many steps goes often',
  begin: (random) => ({
    step: (run) => run.total > 0 && run.takeNth(random.below(run.total)),
  }),
};
