import type { RuleVerdict } from '../../../src/schemas/verdict.ts';
import type { Explorer, RuleCensus } from './explorer.ts';
import { verifySystem } from '../../../src/checker/verify-system.ts';

/** The search that users run: tables, packed states, linear-time graph algorithms. */
export const packedExplorer: Explorer = {
  name: 'packed',
  async census(subject, statesMax) {
    const { verdict } = await verifySystem(subject, { limits: { statesMax } });
    const { states, transitions, depth, complete, rules } = verdict;
    return { states, transitions, depth, complete, rules: rules.map(asCensus) };
  },
};

function asCensus({ rule, standing, run, progress }: RuleVerdict): RuleCensus {
  return {
    rule,
    standing,
    ...(run && run.loop === undefined && { length: run.lostAfter ?? run.steps.length }),
    ...(progress && {
      answers: {
        alwaysFinishes: progress.alwaysFinishes,
        canFinishWithoutUsers: progress.canFinishWithoutUsers,
        canFinish: progress.canFinish,
      },
    }),
  };
}
