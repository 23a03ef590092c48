import { count } from '../../../src/report/text/count.ts';
import type { SceneHead } from '../../../src/explore/scene-head.ts';
import { sizesOf } from '../../../src/report/run/run-head.ts';
import type { OpenScene } from '../place.ts';
import { Standing } from '../standing.tsx';

/** How each rule stands in each system; a cell opens its run. */
export function Matrix({ scenes, open }: { scenes: readonly SceneHead[]; open: OpenScene }) {
  const sentences = new Map(
    scenes.flatMap(({ rules }) => rules.map(({ id, sentence }) => [id, sentence])),
  );
  const signs = new Set(scenes.flatMap(({ rules }) => rules.map(({ standing }) => standing)));
  return (
    <section id="rules">
      <h2>Rules by systems</h2>
      <p class="note">
        A cell with a number opens the run of so many steps that shows it: a counterexample, a
        witness, or what a rule allows.
      </p>
      <p class="signs">
        {[...signs].map((kind) => (
          <span key={kind}>
            <Standing of={kind} />
            {kind === 'covered' && <span class="faint">: the situation is reached</span>}
          </span>
        ))}
      </p>
      <div class="matrix-frame">
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">Rule</th>
              {scenes.map((scene) => (
                <th scope="col" key={scene.id}>
                  <button
                    type="button"
                    class="link"
                    title={scene.about}
                    onClick={() => open(scene)}
                  >
                    {scene.system}
                  </button>
                  {sizesOf(scene.sizes).map((size) => (
                    <span class="size" key={size}>
                      {size}
                    </span>
                  ))}
                  <span class="size">
                    {count(scene.search.states, 'states')}
                    {scene.search.complete ? '' : `, stopped: ${scene.search.limit}`}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...sentences].map(([id, sentence]) => (
              <tr key={id}>
                <th scope="row" title={id}>
                  {sentence}
                </th>
                {scenes.map((scene) => (
                  <Cell key={scene.id} scene={scene} rule={id} open={open} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface CellProps {
  readonly scene: SceneHead;
  readonly rule: string;
  readonly open: OpenScene;
}

function Cell({ scene, rule, open }: CellProps) {
  const judged = scene.rules.find(({ id }) => id === rule);
  if (!judged) return <td class="none" aria-label="not a rule of this system" />;
  const run = scene.runs.findIndex((one) => one.rule.id === rule);
  if (run < 0)
    return (
      <td>
        <Standing of={judged.standing} short />
      </td>
    );
  return (
    <td>
      <button
        type="button"
        class="cell"
        aria-label={`${scene.system}: ${judged.standing}, open its run of ${count(scene.runs[run]!.length, 'steps')}`}
        onClick={() => open(scene, run)}
      >
        <Standing of={judged.standing} short />
        <span class="faint">{scene.runs[run]!.length}</span>
      </button>
    </td>
  );
}
