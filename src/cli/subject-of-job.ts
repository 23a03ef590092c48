import { pick, revisionsFor } from '../checker/apply-history.ts';
import type { Subject } from '../checker/verify-system.ts';
import { kernels } from '../history/kernels.ts';
import { ModelError } from '../model/error.ts';
import { resolveSizes } from '../model/system.ts';
import { published } from './catalogue.ts';
import type { Job } from './job.ts';
import { loadFile } from './load-file.ts';
import { aboutOf, changesSomeOf } from './names.ts';

/**
 * What a job searches, with its machines changed as it says.
 *
 * Commits that the kernel lacks are left out where they are about machines of other systems: they would
 * stand in every verdict and change nothing.
 *
 * @throws ModelError for another edit that changes nothing here
 */
export async function subjectOf(job: Job): Promise<Subject> {
  const catalogue = job.file === undefined ? published : await loadFile(job.file);
  const system = pick('system', catalogue.systems, [job.system])[0]!;
  const sizes = resolveSizes(system, job.sizes);
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
  return {
    system,
    ...(job.file !== undefined && { called: job.file }),
    sizes,
    kernel: job.kernel,
    lacked: reverted.filter((id) => lacked.includes(id)),
    reverted,
    dropped: duties.map(({ id }) => id),
    revisions,
  };
}
