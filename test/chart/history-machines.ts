import { chartParts, type ChartParts } from '../../src/chart/chart-parts.ts';
import { pick, revisionsFor } from '../../src/checker/apply-history.ts';
import { edits } from '../../src/history/index.ts';
import { everywhere } from '../../src/model/edit.ts';
import { revisedInstances } from '../../src/model/changes/revised-instances.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import { systems } from '../../src/systems/index.ts';

/** A machine as some entry of the history has it. */
export interface HistoryMachine {
  readonly machine: string;
  readonly kind: 'thread' | 'object';
  readonly parts: ChartParts;
}

/** The machines of every entry, each as its edits and dropped duties leave it, and each once. */
export function historyMachines(): HistoryMachine[] {
  const all = new Map<string, HistoryMachine>();
  for (const edit of edits.flatMap((one) => everywhere(one))) {
    const { system: id, dropping = [], with: others = [], sizes: given } = edit.expect;
    const system = pick('system', systems, [id])[0]!;
    const sizes = resolveSizes(system, given);
    const selection = {
      edits: [...pick('edit', edits, others), edit],
      duties: pick('duty', system.duties, dropping),
    };
    const revisions = revisionsFor(system, sizes, selection, systems);
    for (const { def } of revisedInstances(system, sizes, revisions)) {
      const parts = chartParts(def.machine);
      all.set(JSON.stringify(parts), { machine: def.id, kind: def.kind, parts });
    }
  }
  return [...all.values()];
}

/** The value of XState in each innermost state of a machine without regions. */
export function leafValues({ states }: ChartParts): unknown[] {
  return states
    .filter(({ kind }) => kind === 'atomic')
    .map(({ path }) =>
      path
        .split('.')
        .toReversed()
        .reduce<unknown>(
          (inner, name) => (inner === undefined ? name : { [name]: inner }),
          undefined,
        ),
    );
}
