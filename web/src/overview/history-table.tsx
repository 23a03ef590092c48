import type { HistoryCell } from '../../../src/explore/page-data.ts';
import { count } from '../../../src/report/text/count.ts';
import type { SceneHead } from '../../../src/explore/scene-head.ts';
import type { OpenScene } from '../place.ts';

interface HistoryProps {
  readonly history: readonly HistoryCell[];
  readonly scenes: readonly SceneHead[];
  readonly open: OpenScene;
}

/** Each entry of the history with the run that shows it and what happens in it. */
export function HistoryTable({ history, scenes, open }: HistoryProps) {
  return (
    <section id="history">
      <h2>History: each fix taken back</h2>
      <div class="scroll">
        <table class="history">
          <thead>
            <tr>
              <th scope="col">Entry</th>
              <th scope="col" class="length">
                What goes wrong
              </th>
              <th scope="col">Rule broken</th>
              <th scope="col">Run</th>
              <th scope="col" class="length">
                As stated
              </th>
            </tr>
          </thead>
          <tbody>
            {history.map(
              ({ id, title, class: bug, system, rule, asExpected, problems, scene: at }) => {
                const scene = scenes.find((one) => one.id === at);
                const run = scene?.runs.findIndex((one) => one.rule.id === rule) ?? -1;
                const story = scene?.runs[run]?.story;
                const judged = scene?.rules.find((one) => one.id === rule);
                return (
                  <tr key={`${id} ${system} ${rule}`}>
                    <th scope="row">
                      <code>{id}</code>
                      <span class="size">{title}</span>
                    </th>
                    <td>
                      {bug}
                      <span class="size">{system}</span>
                    </td>
                    <td>
                      {judged?.sentence ?? rule}
                      {story !== undefined && <span class="size">{story}</span>}
                    </td>
                    <td class="length">
                      {scene && run >= 0 ? (
                        <button type="button" class="link" onClick={() => open(scene, run)}>
                          ▸ {count(scene.runs[run]!.length, 'steps')}
                        </button>
                      ) : (
                        'none'
                      )}
                    </td>
                    <td class={asExpected ? 'good length' : 'bad'} title={problems.join('; ')}>
                      {asExpected ? '✓ yes' : `✗ no: ${problems.join('; ')}`}
                    </td>
                  </tr>
                );
              },
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}
