import { runJob } from '../../src/cli/search/run-job.ts';
import type { Edit } from '../../src/model/edit.ts';
import { runStory } from '../../src/report/run/run-story.ts';
import { count } from '../../src/report/text/count.ts';

/** States of a search that a document is worth; a bug that is further away is not told in it. */
const STATES_MAX = 6000;

/** What happens in the shortest run of an entry, in a sentence or two, or that it is far to find. */
export async function storyOf({ id, expect }: Edit): Promise<string> {
  const { system, sizes, rule, dropping = [], with: others = [] } = expect;
  const { rules } = await runJob({
    system,
    sizes,
    kernel: '7.3',
    reverted: [id, ...others],
    dropped: dropping,
    rules: [rule],
    stopAtFirst: true,
    limits: { statesMax: STATES_MAX },
  });
  const run = rules[0]?.run;
  const sentences = run ? runStory(run) : [];
  return sentences.length === 0
    ? `told by the command below: it takes more than ${count(STATES_MAX, 'states')} to find.`
    : sentences.join(' ');
}
