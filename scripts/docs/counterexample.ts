import { runJob } from '../../src/cli/search/run-job.ts';
import { kernelNamed } from '../../src/history/kernels.ts';
import { lanes } from '../../src/report/run/lanes.ts';
import type { Run } from '../../src/schemas/run.ts';
import { devicePrivateSystem } from '../../src/systems/device-private.ts';

const KERNEL = '6.0';
const RULE = 'pagemap-not-used-after-remove';
const BEGIN =
  '<!-- counterexample: `npm run docs` writes it, a test fails when it is not current -->';
const END = '<!-- end of counterexample -->';

/** The README with the counterexample of the oldest kernel as the search finds it now. */
export async function withCounterexample(readme: string): Promise<string> {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error('README.md has no place for a counterexample');
  return `${readme.slice(0, begin + BEGIN.length)}\n\n\`\`\`text\n${await counterexample()}\`\`\`\n\n${readme.slice(end)}`;
}

async function counterexample(): Promise<string> {
  return lanes(await counterexampleRun(), { width: 100 });
}

/** The run of the oldest kernel that documents show. */
export async function counterexampleRun(): Promise<Run> {
  const verdict = await runJob({
    system: devicePrivateSystem.id,
    kernel: KERNEL,
    sizes: { pages: 1, processes: 1 },
    reverted: kernelNamed(KERNEL).reverts,
    dropped: [],
    rules: [RULE],
  });
  const run = verdict.rules[0]?.run;
  if (!run) throw new Error(`kernel ${KERNEL} does not break ${RULE}`);
  return run;
}
