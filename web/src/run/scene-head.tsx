import type { Scene, SceneRun } from '../../../src/explore/scene-data.ts';
import { settingOf } from '../../../src/report/run/run-head.ts';
import type { RunStep } from '../../../src/schemas/run.ts';
import type { OwnPath } from './own-path.ts';
import { RunStory } from './run-story.tsx';

interface HeadProps {
  readonly scene: Scene;
  readonly run: SceneRun | undefined;
  /** What a path of the reader's own breaks. */
  readonly own: OwnPath | undefined;
  /** The steps of the run. */
  readonly steps: readonly RunStep[];
  readonly openRun: (run: number) => void;
  readonly goTo: (at: number) => void;
}

/** How a run stands to its rule, as a sign. */
function signOf({ rule, allowed }: SceneRun): string {
  if (rule.kind === 'log') return '≡';
  return rule.kind === 'cover' || allowed === true ? '◆' : '✗';
}

/** Why the run breaks its rule, as the search says. */
function Because({ run: { rule, because } }: { run: SceneRun }) {
  if (rule.kind === 'log' && because !== undefined) return <p class="verdict">{because}</p>;
  return because === undefined ? null : <p class="because">because {because}</p>;
}

/** What the reader looks at, in one sentence: the rule and the setting. */
export function SceneHead({ scene, run, own, steps, openRun, goTo }: HeadProps) {
  const { runs } = scene;
  const broken = run ? run.rule.kind !== 'cover' && run.allowed !== true : own !== undefined;
  const lead = !run
    ? own
      ? '✗ A path of your own breaks the rule'
      : 'A path of your own'
    : run.rule.kind === 'log'
      ? '≡ Kernel log:'
      : broken
        ? '✗ Rule broken'
        : run.allowed === true
          ? '◆ Not excluded by the rule'
          : '◆ Situation reached';
  return (
    <section class={broken ? 'scene-head broken' : 'scene-head'} aria-label="What is shown">
      <div>
        <h1>
          <span class="lead">{lead}</span> {(run ?? own)?.rule.sentence ?? scene.about}
        </h1>
        <p class="setting">{settingOf(scene)}</p>
        {run && run.rule.kind !== 'log' && <RunStory run={{ ...run, steps }} goTo={goTo} />}
        {own && <RunStory run={{ ...own, steps }} goTo={goTo} />}
        {run && <Because run={run} />}
      </div>
      {runs.length > 0 && (
        <label class="runs">
          <span>Runs</span>
          <select
            value={run ? String(runs.indexOf(run)) : ''}
            onChange={({ currentTarget }) => {
              if (currentTarget.value !== '') openRun(Number(currentTarget.value));
            }}
          >
            <option value="">none: a path of your own</option>
            {runs.map((one, i) => (
              <option key={one.rule.id} value={String(i)}>
                {signOf(one)} {one.rule.sentence} ({one.moves.length})
              </option>
            ))}
          </select>
        </label>
      )}
    </section>
  );
}
