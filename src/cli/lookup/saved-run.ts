import { readFileSync } from 'node:fs';
import { pick, revisionsFor } from '../../checker/apply-history.ts';
import type { Revision } from '../../model/changes/revised-instances.ts';
import { replay } from '../../checker/naive/replay.ts';
import type { SystemDef } from '../../model/system.ts';
import { readRun } from '../../schemas/read-run.ts';
import type { Run } from '../../schemas/run.ts';
import { published, systemsWith } from './catalogue.ts';
import { BadInput } from '../terminal/exit.ts';
import { loadFile } from './load-file.ts';
import { sourceNamedBy } from './run-source.ts';

/** A run with the system that it is a run of, as edited. */
export interface RunOfSystem {
  /** The user's file that the system, or what is changed in it, comes from. */
  readonly file?: string;
  readonly run: Run;
  readonly system: SystemDef;
  readonly revisions: readonly Revision[];
}

/**
 * Reads a saved run and replays it.
 *
 * @param source the user's file to take instead of the one that the run names
 * @throws BadInput when it cannot be read or is not what the machines do
 */
export async function savedRun(file: string, source?: string): Promise<RunOfSystem> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new BadInput(`${file}: cannot be read (${(error as Error).message})`);
  }
  const run = readRun(text, file);
  const found = await systemOfRun(run, source ?? sourceNamedBy(run, file));
  const verdict = replay(found.system, found.run, found.revisions);
  if (!verdict.ok)
    throw new BadInput(
      `${file}: does not replay at step ${verdict.step + 1}: ${verdict.why}\n  fix: if the models have changed since the run was saved, save it again`,
    );
  return found;
}

/** Finds the system of a run and what the run says was changed in it. */
export async function systemOfRun(run: Run, source?: string): Promise<RunOfSystem> {
  const catalogue = source === undefined ? published : await loadFile(source);
  if (source === undefined && !published.systems.some(({ id }) => id === run.system)) {
    throw new BadInput(
      `the run is of system ${run.system}, which is not a published one\n  fix: name the file that exports it with --file`,
    );
  }
  const system = pick('system', systemsWith(catalogue), [run.system])[0]!;
  const edits = pick('edit', [...catalogue.edits, ...published.edits], run.reverted);
  const duties = pick('duty', system.duties, run.dropped);
  const others = [...catalogue.systems, ...published.systems];
  const file = source === undefined ? {} : { file: source };
  const revisions = revisionsFor(system, run.sizes, { edits, duties }, others);
  return { ...file, run, system, revisions };
}
