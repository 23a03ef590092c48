import type { PageData, Scene } from '../../src/explore/page-data.ts';
import { settingOf, sizesOf } from '../../src/report/run-head.ts';
import { Standing } from './standing.tsx';

interface OverviewProps {
  readonly data: PageData;
  readonly open: (scene: Scene, run?: number) => void;
}

/** Everything that was judged: rules by systems, the history, dropped duties, kernel logs. */
export function Overview({ data, open }: OverviewProps) {
  const { scenes, history, logs } = data;
  const plain = scenes.filter(({ reverted, dropped }) => reverted.length + dropped.length === 0);
  const shownByHistory = new Set(history.map(({ scene }) => scene));
  const edited = scenes.filter((scene) => !plain.includes(scene) && !shownByHistory.has(scene.id));
  return (
    <main class="overview">
      {history.length > 0 && <History data={data} open={open} />}
      {plain.length > 0 && <Matrix scenes={plain} open={open} />}
      {edited.length > 0 && <Edited scenes={edited} open={open} />}
      {logs.length > 0 && <Logs logs={logs} />}
    </main>
  );
}

function Matrix({ scenes, open }: { scenes: readonly Scene[]; open: OverviewProps['open'] }) {
  const sentences = new Map(
    scenes.flatMap(({ rules }) => rules.map(({ id, sentence }) => [id, sentence])),
  );
  return (
    <section>
      <h2>Rules by systems</h2>
      <p class="note">
        A cell opens the run that shows it: a counterexample, a witness, or what a rule allows.
      </p>
      <div class="scroll">
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
                    {scene.search.states.toLocaleString('en-US')} states
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
  readonly scene: Scene;
  readonly rule: string;
  readonly open: OverviewProps['open'];
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
        aria-label={`${scene.system}: ${judged.standing}, open its run of ${scene.runs[run]!.moves.length} steps`}
        onClick={() => open(scene, run)}
      >
        <Standing of={judged.standing} short />
        <span class="faint">{scene.runs[run]!.moves.length}</span>
      </button>
    </td>
  );
}

function History({ data: { history, scenes }, open }: OverviewProps) {
  return (
    <section>
      <h2>History: each fix taken back</h2>
      <div class="scroll">
        <table class="history">
          <thead>
            <tr>
              <th scope="col">Entry</th>
              <th scope="col">What goes wrong</th>
              <th scope="col">Rule broken</th>
              <th scope="col">Run</th>
              <th scope="col">As stated</th>
            </tr>
          </thead>
          <tbody>
            {history.map(
              ({ id, title, class: bug, system, rule, asExpected, problems, scene: at }) => {
                const scene = scenes.find((one) => one.id === at);
                const run = scene?.runs.findIndex((one) => one.rule.id === rule) ?? -1;
                const judged = scene?.rules.find((one) => one.id === rule);
                return (
                  <tr key={id}>
                    <th scope="row">
                      <code>{id}</code>
                      <span class="size">{title}</span>
                    </th>
                    <td>
                      {bug}
                      <span class="size">{system}</span>
                    </td>
                    <td>{judged?.sentence ?? rule}</td>
                    <td>
                      {scene && run >= 0 ? (
                        <button type="button" class="link" onClick={() => open(scene, run)}>
                          {scene.runs[run]!.moves.length} steps
                        </button>
                      ) : (
                        'none'
                      )}
                    </td>
                    <td class={asExpected ? 'good' : 'bad'} title={problems.join('; ')}>
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

function Edited({ scenes, open }: { scenes: readonly Scene[]; open: OverviewProps['open'] }) {
  return (
    <section>
      <h2>With duties dropped or commits reverted</h2>
      <div class="scroll">
        <table class="history">
          <thead>
            <tr>
              <th scope="col">Setting</th>
              <th scope="col">What breaks</th>
            </tr>
          </thead>
          <tbody>
            {scenes.map((scene) => (
              <tr key={scene.id}>
                <th scope="row">
                  <button type="button" class="link" onClick={() => open(scene)}>
                    {[...scene.dropped.map((id) => `nobody ${id}`), ...scene.reverted].join(', ')}
                  </button>
                  <span class="size">{settingOf(scene)}</span>
                </th>
                <td>
                  <Broken scene={scene} open={open} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Broken({ scene, open }: { scene: Scene; open: OverviewProps['open'] }) {
  const broken = scene.rules.filter(({ standing }) => standing === 'broken');
  if (broken.length === 0) return <span class="faint">nothing</span>;
  return (
    <ul class="breaks">
      {broken.map(({ id, sentence }) => {
        const run = scene.runs.findIndex((one) => one.rule.id === id);
        return (
          <li key={id}>
            {run < 0 ? (
              sentence
            ) : (
              <button type="button" class="link" onClick={() => open(scene, run)}>
                ✗ {sentence} <span class="faint">{scene.runs[run]!.moves.length} steps</span>
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Logs({ logs }: { logs: PageData['logs'] }) {
  return (
    <section>
      <h2>Logs of real kernels</h2>
      <div class="scroll">
        <table class="history">
          <thead>
            <tr>
              <th scope="col">Log</th>
              <th scope="col">Verdict</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {logs.map(({ log, kernel, verdict, expected, text, line, blame }) => (
              <tr key={log}>
                <th scope="row">
                  {log}
                  <span class="size">kernel {kernel}</span>
                </th>
                <td>
                  {verdict}
                  {expected !== undefined && expected !== verdict && (
                    <span class="bad"> expected {expected}</span>
                  )}
                  {line !== undefined && <span class="size">line {line}</span>}
                </td>
                <td>
                  {text}
                  {blame.map((one) => (
                    <span class="size" key={one}>
                      {one}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
