import type { ComponentChildren } from 'preact';
import type { DesignTable } from '../../../src/explore/design-table-data.ts';
import type { PageIndex, SceneHead } from '../../../src/explore/scene-head.ts';
import type { Standing } from '../../../src/schemas/verdict.ts';

/** Standings of a rule that somebody has to look at, the worst first. */
const NOT_WELL: readonly Standing[] = ['broken', 'not reachable', 'undecided'];

interface FindingsProps {
  readonly debates: readonly DesignTable[];
  readonly plain: readonly SceneHead[];
  readonly history: PageIndex['history'];
  readonly logs: PageIndex['logs'];
}

/** What came out, before the tables tell it one by one. */
export function Findings({ plain, history, logs, debates }: FindingsProps) {
  const standings = plain.flatMap(({ rules }) => rules.map(({ standing }) => standing));
  const rules = NOT_WELL.flatMap((kind) => {
    const number = standings.filter((one) => one === kind).length;
    return number === 0 ? [] : [`${number} ${kind}`];
  });
  const entries = history.filter(({ asExpected }) => !asExpected).length;
  const judged = logs.filter(({ expected }) => expected !== undefined);
  const others = judged.filter(({ verdict, expected }) => verdict !== expected).length;
  const designs = debates.flatMap((table) => table.designs);
  const known = designs.filter(({ cells }) => cells.every(({ otherwise }) => !otherwise)).length;
  return (
    <ul class="findings">
      {designs.length > 0 && (
        <Finding well={known === designs.length}>
          {known} of {designs.length} designs come out as is known of them
        </Finding>
      )}
      {standings.length > 0 && (
        <Finding well={rules.length === 0}>
          {rules.length === 0 ? 'every rule holds' : `rules: ${rules.join(', ')}`}
        </Finding>
      )}
      {history.length > 0 && (
        <Finding well={entries === 0}>
          {history.length - entries} of {history.length} entries of history as stated
        </Finding>
      )}
      {judged.length > 0 && (
        <Finding well={others === 0}>
          {judged.length - others} of {judged.length} logs judged as expected
        </Finding>
      )}
    </ul>
  );
}

function Finding({ well, children }: { well: boolean; children: ComponentChildren }) {
  return (
    <li class={well ? 'good' : 'bad'}>
      <span aria-hidden="true">{well ? '✓' : '✗'}</span> {children}
    </li>
  );
}
