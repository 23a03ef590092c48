import { pick, revisionsFor } from '../../checker/apply-history.ts';
import type { Subject } from '../../checker/verify-system.ts';
import { kernels } from '../../history/kernels.ts';
import { ModelError } from '../../model/error.ts';
import { instancesOf, revisedInstances } from '../../model/changes/revised-instances.ts';
import { resolveSizes } from '../../model/changes/setting.ts';
import type { SystemDef } from '../../model/system.ts';
import { published, systemsWith, type Catalogue } from '../lookup/catalogue.ts';
import type { Job } from './job.ts';
import { checkScopes } from '../lookup/check-scopes.ts';
import { loadFile } from '../lookup/load-file.ts';
import { aboutOf, changesSomeOf } from '../lookup/names.ts';
import { ownThreads } from './own-threads.ts';
import { replayCommand, subjectWords } from './replay-command.ts';
import { sourceOf } from '../lookup/run-source.ts';

/** What is searched, and how a command names it. */
interface CalledSubject extends Subject {
  readonly words: readonly string[];
}

/**
 * What a job searches, with its machines changed as it says.
 *
 * Commits that the kernel lacks are left out where they are about machines of other systems: they would
 * stand in every verdict and change nothing.
 *
 * @throws ModelError for another edit that changes nothing here
 */
export async function subjectOf(job: Job): Promise<CalledSubject> {
  const { file } = job;
  const catalogue = file === undefined ? published : await loadFile(file);
  const system = pick('system', systemsWith(catalogue), [job.system])[0]!;
  // Held against what a search takes where it was planned; a saved run may be larger.
  const sizes = resolveSizes(system, job.sizes, 'runs');
  const lacked = kernels.find(({ version }) => version === job.kernel)?.reverts ?? [];
  const edits = pick('edit', [...catalogue.edits, ...published.edits], job.reverted).filter(
    (edit) => !lacked.includes(edit.id) || changesSomeOf(system, sizes, edit),
  );
  const duties = pick('duty', system.duties, job.dropped);
  const reverted = edits.map(({ id }) => id);
  const revisions = revisionsFor(system, sizes, { edits, duties }, [
    ...catalogue.systems,
    ...published.systems,
  ]);
  for (const edit of edits) {
    if (!changesSomeOf(system, sizes, edit))
      throw new ModelError(
        `edit ${edit.id}`,
        `changes nothing in ${system.id} at these sizes`,
        `it is about ${aboutOf(edit.changes)}`,
      );
  }
  const revised = revisedInstances(system, sizes, revisions);
  if (file !== undefined) checkScopes(system, revised, catalogue);
  const subject = {
    system,
    ...(file !== undefined && { source: sourceOf(file) }),
    sizes,
    kernel: job.kernel,
    reverted,
    dropped: duties.map(({ id }) => id),
    revisions,
    ...(file !== undefined && {
      own: ownThreads(instancesOf(system, sizes), revised),
    }),
  };
  const said = {
    called: file === undefined ? [system.id] : calledIn(catalogue, system, file),
    lacked: reverted.filter((id) => lacked.includes(id)),
  };
  const words = subjectWords(subject, said);
  return { ...subject, words, replayOf: (rule) => replayCommand(words, rule) };
}

/** How a command names a system of a file, or a published one that a file is about. */
function calledIn({ systems }: Catalogue, { id }: SystemDef, file: string): string[] {
  if (!systems.some((own) => own.id === id)) return [id, file];
  return systems.length === 1 ? [file] : [file, id];
}
