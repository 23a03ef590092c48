import type { DesignCell, DesignRow, DesignTable } from '../../explore/design-table-data.ts';
import { sceneId } from '../../explore/scene-id.ts';
import {
  columnsOf,
  holdsOnCondition,
  shownRun,
  signOf,
} from '../../report/debate/debate-columns.ts';
import { count } from '../../report/text/count.ts';
import type { DebateCell, DebatedDesign, DebatedSystem } from '../../schemas/debate.ts';

/** What a debate found of a system as the table of its page, each run by the scene that has it. */
export function designTable(found: DebatedSystem, kernel: string): DesignTable {
  const { system, about, rules, designs } = found;
  const columns = columnsOf(found);
  const rest = rules.filter((rule) => !columns.includes(rule) && rule.kind !== 'cover');
  return {
    system,
    about,
    rules: columns.map(({ id, sentence }) => ({ id, sentence })),
    everywhere: rest.map(({ id, sentence }) => ({ id, sentence })),
    designs: designs.map((design): DesignRow => {
      const { id, sentence, options, searches, cells } = design;
      const [first] = searches;
      const scene =
        first && sceneId({ system, sizes: first.sizes, kernel, reverted: [], dropped: [] });
      return {
        id,
        sentence,
        options,
        ...(scene !== undefined && { scene }),
        cells: columns.map((rule) =>
          cellOf(
            cells.find((one) => one.rule === rule.id)!,
            design,
          ),
        ),
      };
    }),
  };
}

function cellOf(cell: DebateCell, { drops }: DebatedDesign): DesignCell {
  const { standing, because, control, conditions = [], asExpected, knownElsewhere } = cell;
  const run = shownRun(cell);
  const held = control ? [`${control.standing ?? 'not searched'} with ${control.adds}`] : [];
  return {
    standing,
    sign: signOf(cell),
    onCondition: holdsOnCondition(cell),
    otherwise: asExpected === false,
    ...(run && { scene: sceneId(run) }),
    why: [
      ...(because === undefined ? [] : [because]),
      ...held,
      ...(knownElsewhere === true ? ['known to break at the default sizes'] : []),
      ...conditions.map((one) => {
        const duty = drops.find((drop) => drop.duty === one.duty)!;
        const found = one.run ? `broken in ${count(one.run.steps.length, 'steps')}` : one.standing;
        return `${found} unless ${duty.sentence} (${duty.whose})`;
      }),
    ],
  };
}
