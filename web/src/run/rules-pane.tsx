import type { Locals } from '../../../src/explore/interpret.ts';
import { count } from '../../../src/report/text/count.ts';
import type { Scene, SceneRule } from '../../../src/explore/scene-data.ts';
import type { Standing as Kind } from '../../../src/schemas/verdict.ts';
import { shownHere } from '../shown-here.ts';
import { Standing } from '../standing.tsx';

interface RulesProps {
  readonly scene: Scene;
  readonly locals: Locals;
  readonly openRun: (run: number) => void;
}

/** Every rule: how it stands in the whole system, and what this state says of it. */
export function RulesPane({ scene, locals, openRun }: RulesProps) {
  const { search, rules } = scene;
  return (
    <div class="pane">
      <p class="note">
        {scene.fromFile === undefined ? (
          <>
            {count(search.states, 'states')} searched
            {search.complete ? ', none left.' : `; the search stopped early (${search.limit}).`}
          </>
        ) : (
          `As ${scene.fromFile} says.`
        )}
      </p>
      <table class="rules">
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">In all states</th>
            <th scope="col">Here</th>
          </tr>
        </thead>
        <tbody>
          {rules.toSorted(byWorst).map((rule) => {
            const run = scene.runs.findIndex((one) => one.rule.id === rule.id);
            const here = hereOf(rule, locals);
            return (
              <tr key={rule.id}>
                <td title={`${rule.id}: ${rule.source}`}>
                  {rule.sentence}
                  {rule.note !== undefined && <span class="size">{rule.note}</span>}
                </td>
                <td>
                  {run < 0 ? (
                    <Standing of={rule.standing} />
                  ) : (
                    <button type="button" class="link" onClick={() => openRun(run)}>
                      <Standing of={rule.standing} /> ▸{' '}
                      {count(scene.runs[run]!.moves.length, 'steps')}
                    </button>
                  )}
                </td>
                <td class={here === 'broken here' ? 'violation' : ''}>{here}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What a state says of a rule by itself; nothing where the rule speaks of more than one state. A rule that reads too much is not told. */
function hereOf(rule: SceneRule, locals: Locals): string {
  const { kind } = rule;
  const found = shownHere(rule, locals);
  if (found === undefined)
    return ['invariant', 'cover', 'progress'].includes(kind) ? 'not told' : '';
  if (kind === 'cover') return found ? 'reached here' : '';
  if (kind === 'progress') return found ? 'pending' : '';
  return found ? 'broken here' : '';
}

const WORST_FIRST: readonly Kind[] = [
  'broken',
  'not reachable',
  'undecided',
  'holds',
  'covered',
  'not applicable',
];

function byWorst(a: SceneRule, b: SceneRule): number {
  return WORST_FIRST.indexOf(a.standing) - WORST_FIRST.indexOf(b.standing);
}
