import { existsSync, readFileSync } from 'node:fs';
import { logText } from '../../report/log/log-text.ts';
import { MachineAlone } from '../../inspect/machine-alone.ts';
import { machinesOf } from '../../inspect/machines-of.ts';
import { playableMachine } from '../../inspect/playable-machine.ts';
import { playable, type Playable } from '../../inspect/play.ts';
import { runPlayback } from '../../inspect/run-playback.ts';
import type { AnyEdit } from '../../model/edit.ts';
import type { SystemDef } from '../../model/system.ts';
import { firstRun } from '../../report/run/first-run.ts';
import { checkLogFully, readLog } from '../../trace/index.ts';
import { published } from '../lookup/catalogue.ts';
import { BadInput, Usage } from '../terminal/exit.ts';
import { isTerminated } from '../terminal/interrupt.ts';
import { loadFile } from '../lookup/load-file.ts';
import { logPlayback } from './log-playback.ts';
import { instanceNamed } from '../lookup/named-machine.ts';
import { say, tellAside } from '../terminal/say.ts';
import { savedRun, systemOfRun, type RunOfSystem } from '../lookup/saved-run.ts';
import { checkNames } from '../lookup/names.ts';
import { jobOf, searched, systemNamed } from '../search/search.ts';
import type { ModelOptions } from '../options/model-options.ts';

/** What the command line says of what is to be seen. */
export interface SubjectOptions extends ModelOptions {
  readonly machine?: string;
  readonly file?: string;
}

/**
 * What the command line asks to see; undefined, with a word on stderr, when a search found no run.
 *
 * @throws Usage when nothing or too much was named
 */
export async function playableFrom(
  subject: string | undefined,
  options: SubjectOptions,
): Promise<Playable | undefined> {
  if ((subject === undefined) === (options.machine === undefined))
    throw new Usage('name a system, a saved run or a log, or one statechart with --machine');
  if (options.machine !== undefined)
    return playableMachine(new MachineAlone(instanceNamed(options.machine)));
  const found = await sceneFrom(subject!, options);
  return found && playable(found);
}

async function sceneFrom(subject: string, options: SubjectOptions) {
  if (subject.endsWith('.json')) return sceneOfRun(await savedRun(subject, options.file));
  if (/\.(ts|js|mjs)$/.test(subject)) {
    const { systems, edits } = await loadFile(subject);
    if (systems.length === 0)
      throw new Usage(
        `${subject} exports no system; save what it brings about and inspect that: unplug verify ${subject} --save run.json`,
      );
    return searchedScene(systems[0]!, options, subject, edits);
  }
  if (existsSync(subject) && !published.systems.some(({ id }) => id === subject))
    return sceneOfLog(subject);
  return searchedScene(systemNamed(published, subject), options);
}

/** The first counterexample of a search, or else the first witness. */
async function searchedScene(
  system: SystemDef,
  options: SubjectOptions,
  file?: string,
  edits: readonly AnyEdit[] = [],
) {
  const common = { kernel: options.kernel, ...(file !== undefined && { file }) };
  checkNames([system], options, edits);
  const [verdict] = await searched([jobOf(system, common, options, edits)]);
  const run = isTerminated() ? undefined : verdict && firstRun({ systems: [verdict] });
  if (run) return sceneOfRun(await systemOfRun(run, file));
  tellAside(
    verdict?.complete === true
      ? 'there is no run to show: nothing is broken, and no cover has a witness\n'
      : 'the search was stopped before it found a run to show\n',
  );
  process.exitCode = verdict?.complete === true ? 0 : 20;
  return undefined;
}

function sceneOfRun({ run, system, revisions }: RunOfSystem) {
  return runPlayback(run, machinesOf(system, run.sizes, revisions));
}

function sceneOfLog(file: string) {
  const log = readLog(readFileSync(file, 'utf8'), file);
  const checked = checkLogFully(log);
  const { verdict } = checked;
  if (checked.slices.length === 0)
    throw new BadInput(`${file}: cannot be followed (${verdict.verdict}): ${logText(verdict)}`);
  say(`${verdict.verdict}: ${logText(verdict)} (${verdict.note})\n`);
  return logPlayback(log, checked);
}
