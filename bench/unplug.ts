import { Compiled } from '../src/checker/tables/compile.ts';
import { explore } from '../src/checker/search/explore.ts';
import type { SystemDef } from '../src/model/system.ts';
import type { Setting } from '../src/model/composer.ts';
import { cpuSeconds, median } from './cpu.ts';
import type { Row } from './row.ts';

/** Our search, compilation through XState included; the median of `runs`. */
export async function unplugRow(system: SystemDef, sizes: Setting, runs: number): Promise<Row> {
  const rows: Row[] = [];
  for (let i = 0; i < runs; i++) {
    const { seconds, value } = await cpuSeconds(() =>
      explore(new Compiled(system, sizes), { keepEdges: false }),
    );
    const { states, transitions, bytesPerState } = value;
    rows.push({
      who: 'unplug',
      model: modelText(system, sizes),
      states,
      transitions,
      seconds,
      bytesPerState,
    });
  }
  const middle = median(rows.map(({ seconds }) => seconds));
  return rows.find(({ seconds }) => seconds === middle)!;
}

/** The system with its sizes in one word. */
export function modelText({ id }: SystemDef, sizes: Setting): string {
  return `${id} (${Object.values(sizes).join(',')})`;
}
