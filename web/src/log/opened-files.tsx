import type { LogPicture } from '../../../src/explore/log-picture-data.ts';
import type { SceneHead } from '../../../src/explore/scene-head.ts';
import { groupBy } from '../../../src/report/text/group-by.ts';
import { count } from '../../../src/report/text/count.ts';
import { settingOf } from '../../../src/report/run/run-head.ts';
import type { LogVerdict } from '../../../src/schemas/verdict.ts';
import { LogReport } from './log-report.tsx';
import { lookOf } from './log-standing.tsx';
import type { OpenScene } from '../place.ts';

/** Runs of a file that are listed at once. */
const LISTED_MAX = 8;

interface FilesProps {
  readonly scenes: readonly SceneHead[];
  readonly logs: readonly LogVerdict[];
  readonly pictures: readonly LogPicture[];
  readonly open: OpenScene;
}

/** What was told by files and not searched: runs, and kernel logs with the runs that explain them. */
export function OpenedFiles({ scenes, logs, pictures, open }: FilesProps) {
  const byFile = groupBy(scenes, ({ fromFile }) => fromFile ?? '');
  const names = [...new Set([...logs.map(({ log }) => log), ...byFile.keys()])];
  return (
    <section id="files">
      <h2>Files</h2>
      {names.map((name) => {
        const log = logs.find((one) => one.log === name);
        const runs = (byFile.get(name) ?? []).flatMap((scene) =>
          scene.runs.map((run, number) => ({ scene, run, number })),
        );
        return (
          <article key={name} class={`opened ${log ? lookOf(log.verdict) : ''}`}>
            <h3>
              <code>{name}</code>{' '}
              <span class="faint">{log ? `kernel ${log.kernel}` : settingsOf(runs)}</span>
            </h3>
            {log && (
              <LogReport log={log} picture={pictures.find((one) => one.log === name)} open={open} />
            )}
            {log && runs.length > 0 && <h4>Runs that explain it</h4>}
            <Runs runs={runs.slice(0, LISTED_MAX)} open={open} />
            {runs.length > LISTED_MAX && (
              <details>
                <summary>{count(runs.length - LISTED_MAX, 'more runs')}</summary>
                <Runs runs={runs.slice(LISTED_MAX)} open={open} />
              </details>
            )}
          </article>
        );
      })}
    </section>
  );
}

interface FileRun {
  readonly scene: SceneHead;
  readonly run: SceneHead['runs'][number];
  readonly number: number;
}

function Runs({ runs, open }: { runs: readonly FileRun[]; open: OpenScene }) {
  return (
    <ul class="breaks">
      {runs.map(({ scene, run: { rule, allowed, length }, number }) => (
        <li key={`${scene.id} ${rule.id}`}>
          <button type="button" class="link" onClick={() => open(scene, number)}>
            {rule.kind === 'log' ? '≡' : rule.kind === 'cover' || allowed === true ? '◆' : '✗'}{' '}
            {rule.sentence} <span class="faint">{count(length, 'steps')}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function settingsOf(runs: readonly FileRun[]): string {
  return [...new Set(runs.map(({ scene }) => settingOf(scene)))].join(' · ');
}
