import type { PageIndex, SceneHead } from '../../../src/explore/scene-head.ts';
import { count } from '../../../src/report/text/count.ts';
import { logText, othersHold } from '../../../src/report/log/log-text.ts';
import { settingOf } from '../../../src/report/run/run-head.ts';
import { Designs } from './designs.tsx';
import { Duties } from './duties.tsx';
import { HistoryTable } from './history-table.tsx';
import type { Library } from '../library.ts';
import { LogStanding } from '../log/log-standing.tsx';
import { Matrix } from './matrix.tsx';
import { OpenedFiles } from '../log/opened-files.tsx';
import { Findings } from './findings.tsx';
import type { OpenScene } from '../place.ts';

interface OverviewProps {
  readonly library: Library;
  readonly open: OpenScene;
}

/** Longer lists are folded. */
const NOT_STARTED_SHOWN = 12;

/** Everything that was judged: rules by systems, the history, dropped duties, kernel logs. */
export function Overview({ library, open }: OverviewProps) {
  const { heads: scenes } = library;
  const { history, duties = [], debates = [], logs, notStarted = [] } = library.index;
  const told = scenes.filter(({ fromFile }) => fromFile !== undefined);
  const debated = new Set(debates.map(({ system }) => system));
  const searched = scenes.filter((scene) => !told.includes(scene) && !debated.has(scene.system));
  const plain = searched.filter(({ reverted, dropped }) => reverted.length + dropped.length === 0);
  const shownElsewhere = new Set<string | undefined>([
    ...history.map(({ scene }) => scene),
    ...duties.flatMap(({ sets }) => sets.map(({ scene }) => scene)),
  ]);
  const edited = searched.filter(
    (scene) => !plain.includes(scene) && !shownElsewhere.has(scene.id),
  );
  const inFiles = new Set(told.map(({ fromFile }) => fromFile));
  const toldLogs = [...library.openedLogs, ...logs.filter(({ log }) => inFiles.has(log))];
  const shipped = logs.filter(({ log }) => !inFiles.has(log));
  const files = new Set([...inFiles, ...toldLogs.map(({ log }) => log)]).size;
  const designs = debates.reduce((sum, one) => sum + one.designs.length, 0);
  const sections = [
    { id: 'files', title: 'Files', number: files },
    { id: 'designs', title: 'Designs', number: designs },
    { id: 'history', title: 'History', number: history.length },
    { id: 'rules', title: 'Rules by systems', number: plain.length },
    { id: 'duties', title: 'Duties', number: duties.length },
    { id: 'edited', title: 'Other settings', number: edited.length },
    { id: 'logs', title: 'Logs', number: shipped.length },
  ].filter(({ number }) => number > 0);
  const isWhole = history.length > 0 || plain.length > 1 || debates.length > 0;
  return (
    <main class="overview">
      {isWhole ? (
        <header>
          <h1>What was verified</h1>
          {plain.length > 0 && (
            <p class="note">{summaryOf(plain, history.length, shipped.length)}</p>
          )}
          <Findings plain={plain} history={history} logs={shipped} debates={debates} />
        </header>
      ) : (
        <h1 class="only-read">What was opened</h1>
      )}
      {notStarted.length > 0 && <NotStarted searches={notStarted} />}
      {sections.length > 1 && (
        <nav class="jump" aria-label="Sections">
          {sections.map(({ id, title, number }) => (
            <button
              type="button"
              key={id}
              onClick={() => document.getElementById(id)?.scrollIntoView()}
            >
              {title} <span class="faint">{number}</span>
            </button>
          ))}
        </nav>
      )}
      {files > 0 && (
        <OpenedFiles scenes={told} logs={toldLogs} pictures={library.pictures} open={open} />
      )}
      {debates.length > 0 && <Designs tables={debates} scenes={scenes} open={open} />}
      {history.length > 0 && <HistoryTable history={history} scenes={scenes} open={open} />}
      {plain.length > 0 && <Matrix scenes={plain} open={open} />}
      {duties.length > 0 && <Duties lattices={duties} scenes={scenes} open={open} />}
      {edited.length > 0 && <Edited scenes={edited} open={open} />}
      {shipped.length > 0 && <Logs logs={shipped} />}
    </main>
  );
}

/** What an interrupted report says nothing about. */
function NotStarted({ searches }: { searches: readonly string[] }) {
  return (
    <section id="not-started" aria-label="Never ran">
      <details open={searches.length <= NOT_STARTED_SHOWN}>
        <summary class="doubt">
          ? Stopped early: {count(searches.length, 'searches')} never ran, of which this page says
          nothing
        </summary>
        <ul>
          {searches.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function summaryOf(plain: readonly SceneHead[], fixes: number, logs: number): string {
  const systems = new Set(plain.map(({ system }) => system)).size;
  const rules = new Set(plain.flatMap((scene) => scene.rules.map(({ id }) => id))).size;
  const kernels = [...new Set(plain.map(({ kernel }) => kernel))].join(', ');
  const parts = [
    `${count(systems, 'systems')} of kernel ${kernels} under ${count(rules, 'rules')}`,
    ...(fixes > 0
      ? [`${count(fixes, 'entries')} of history, each fix taken back or candidate put in`]
      : []),
    ...(logs > 0 ? [`${count(logs, 'logs')} of real kernels`] : []),
  ];
  return `${parts.join('; ')}. What has steps opens as a run to walk through.`;
}

function Edited({ scenes, open }: { scenes: readonly SceneHead[]; open: OpenScene }) {
  return (
    <section id="edited">
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

function Broken({ scene, open }: { scene: SceneHead; open: OpenScene }) {
  const broken = scene.rules.filter(({ standing }) => standing === 'broken');
  if (broken.length === 0)
    return (
      <span class="faint">
        {scene.search.complete ? 'nothing' : 'nothing found before the search stopped'}
      </span>
    );
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
                ✗ {scene.runs[run]!.rule.sentence}{' '}
                <span class="faint">{count(scene.runs[run]!.length, 'steps')}</span>
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Logs({ logs }: { logs: PageIndex['logs'] }) {
  return (
    <section id="logs">
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
            {logs.map((told) => {
              const { log, kernel, verdict, expected, line } = told;
              return (
                <tr key={log}>
                  <th scope="row">
                    {log}
                    <span class="size">kernel {kernel}</span>
                  </th>
                  <td>
                    <LogStanding of={verdict} />
                    {expected !== undefined && expected !== verdict && (
                      <span class="bad"> expected {expected}</span>
                    )}
                    {expected === verdict && <span class="size">as expected</span>}
                    {line !== undefined && <span class="size">line {line}</span>}
                  </td>
                  <td>
                    {logText(told)}
                    {othersHold(told).map((one) => (
                      <span class="size" key={one}>
                        held by {one}
                      </span>
                    ))}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
