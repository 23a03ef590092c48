import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Scene, SceneRun } from '../../../src/explore/scene-data.ts';
import { count } from '../../../src/report/text/count.ts';
import { stepChanges, stepTitle } from '../../../src/report/run/step-changes.ts';
import type { RunStep } from '../../../src/schemas/run.ts';
import { compared, othersOf, type Comparison } from './comparison.ts';
import type { Library } from '../library.ts';
import { breakerOf } from '../shown-here.ts';
import type { Story } from '../story.ts';

/** Like steps that are shown before the first that differs. */
const BEFORE = 3;

interface CompareProps {
  readonly library: Library;
  readonly scene: Scene;
  readonly story: Story;
  readonly race: SceneRun['race'];
  readonly run: number | undefined;
  readonly goTo: (at: number) => void;
}

/** This path beside another, the first difference marked. */
export function Compare({ library, scene, story, race, run, goTo }: CompareProps) {
  const others = useMemo(
    () => othersOf(scene, library.heads, race, run),
    [scene, library, race, run],
  );
  const [chosen, setChosen] = useState(0);
  const [found, setFound] = useState<Comparison>();
  const other = others[chosen] ?? others[0];
  useEffect(() => {
    let wanted = true;
    setFound(undefined);
    if (other)
      void compared(other, scene, story, library).then((one) => {
        if (wanted) setFound(one);
      });
    return () => {
      wanted = false;
    };
  }, [other, scene, story, library]);
  if (!other) return <p class="pane note">This page has nothing to hold this path against.</p>;
  return (
    <div class="pane">
      <label class="compare-with">
        <span>Beside</span>
        <select
          value={String(others.indexOf(other))}
          onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}
        >
          {others.map(({ title }, i) => (
            <option key={title} value={String(i)}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {found && <Beside steps={story.steps} found={found} goTo={goTo} />}
    </div>
  );
}

interface BesideProps {
  readonly steps: readonly RunStep[];
  readonly found: Comparison;
  readonly goTo: (at: number) => void;
}

function Beside({ steps, found, goTo }: BesideProps) {
  const { story, differsAt } = found;
  const length = Math.max(steps.length, story.steps.length);
  const from = Math.max(0, (differsAt ?? length) - 1 - BEFORE);
  return (
    <>
      <p class="verdict" role="status">
        {summary(found)}
      </p>
      <table class="beside">
        <thead>
          <tr>
            <th scope="col">
              <span class="only-read">Step</span>
            </th>
            <th scope="col">This path</th>
            <th scope="col">The other</th>
          </tr>
        </thead>
        <tbody>
          {from > 0 && (
            <tr>
              <td />
              <td colSpan={2} class="faint">
                {count(from, 'steps')} alike
              </td>
            </tr>
          )}
          {Array.from({ length: length - from }, (_, i) => {
            const number = from + i + 1;
            return (
              <tr key={number} class={number === differsAt ? 'differs' : ''}>
                <td>
                  <button type="button" class="link" onClick={() => goTo(number)}>
                    {number}
                  </button>
                  {number === differsAt && <span aria-label="the first difference"> ≠</span>}
                </td>
                <Cell step={steps[number - 1]} />
                <Cell step={story.steps[number - 1]} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

function Cell({ step }: { step: RunStep | undefined }) {
  if (!step) return <td class="faint">–</td>;
  return (
    <td>
      <strong>{step.thread}</strong> <code>{stepTitle(step)}</code>
      {stepChanges(step, false).map(({ text, violation }) => (
        <span key={text} class={violation ? 'size violation' : 'size'}>
          {violation && '✗ '}
          {text.replaceAll(' -> ', ' → ')}
        </span>
      ))}
    </td>
  );
}

function summary({ scene, story, differsAt, refused }: Comparison): string {
  if (differsAt === undefined) return 'Both are the same, step by step.';
  const broken = breakerOf(scene)(story.states.at(-1)!);
  const first = `The first difference is step ${differsAt}.`;
  if (refused !== undefined) return `${first} There it cannot be taken: ${refused}.`;
  return broken
    ? `${first} The other ends by breaking: ${broken.sentence}.`
    : `${first} The other breaks no safety rule where it ends.`;
}
