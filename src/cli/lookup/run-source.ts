import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { Run, RunSource } from '../../schemas/run.ts';
import { BadInput } from '../terminal/exit.ts';

/** The identity of a user's file, named as the call names it. */
export function sourceOf(file: string): RunSource {
  return { path: withSlashes(file), sha256: hashOf(file) };
}

/** A run as it is saved: its file is named from the folder of the run, so that both may move together. */
export function savedIn(run: Run, file: string): Run {
  if (!run.source) return run;
  const path = relative(dirname(resolve(file)), resolve(run.source.path));
  // Without a dot it would read as a published name.
  const named = isAbsolute(path) || path.startsWith('.') ? path : `.${sep}${path}`;
  return { ...run, source: { ...run.source, path: withSlashes(named) } };
}

/**
 * The file that a saved run names.
 *
 * @param saved the file of the run
 * @throws BadInput when it is gone, or is not what the run was found in
 */
export function sourceNamedBy({ source }: Run, saved: string): string | undefined {
  if (!source) return undefined;
  const file = resolve(dirname(saved), source.path);
  const shown = relative('.', file) || file;
  const instead = 'name the file as it is now with --file';
  if (!existsSync(file))
    throw new BadInput(
      `${saved}: the run is of ${shown}, which is not there\n  fix: put it back; or ${instead}`,
    );
  if (hashOf(file) !== source.sha256)
    throw new BadInput(
      `${saved}: the run is of ${shown}, which has changed since\n  fix: search again and save the run; or ${instead}, if the run is one of it still`,
    );
  return shown.startsWith('.') || isAbsolute(shown) ? shown : `.${sep}${shown}`;
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function withSlashes(path: string): string {
  return path.split(sep).join('/');
}
