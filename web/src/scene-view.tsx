import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Chart } from '../../src/chart/chart.ts';
import type { Scene } from '../../src/explore/scene-data.ts';
import { stepTitle } from '../../src/report/run/step-changes.ts';
import type { Holder, Run } from '../../src/schemas/run.ts';
import { ChartsPane } from './charts/charts-pane.tsx';
import { Choices } from './run/choices.tsx';
import { Compare } from './run/compare.tsx';
import { GraphPane } from './graph/graph-pane.tsx';
import { isInDialog, isPressing, isTyping } from './keys.ts';
import { Lanes } from './run/lanes.tsx';
import { objectStory } from './run/object-story.ts';
import type { Library } from './library.ts';
import { ownPath } from './run/own-path.ts';
import { placeOfRun, taking, type Place } from './place.ts';
import { RulesPane } from './run/rules-pane.tsx';
import { SceneHead } from './run/scene-head.tsx';
import { StatePane } from './run/state-pane.tsx';
import { TITLES, Tabs } from './tabs.tsx';
import { TakeAway } from './run/take-away.tsx';
import { asFound, tell, type Move, type Story } from './story.ts';

/** Time between two steps that play by themselves. */
const PACE_MS = 800;

interface SceneViewProps {
  readonly library: Library;
  readonly charts: readonly Chart[];
  readonly place: Place;
  readonly go: (place: Place) => void;
}

/** One scene: the path at the left; at the right what one of its states is. */
export function SceneView({ library, charts, place, go }: SceneViewProps) {
  const { scene, moves, at, tab, run } = place;
  const story = useMemo(() => tell(scene, moves), [scene, moves]);
  const happened = useMemo(() => objectStory(story.steps), [story]);
  const [wanted, setWanted] = useState('');
  const [playing, setPlaying] = useState(false);
  const finder = useRef<HTMLInputElement>(null);
  const matches = useMemo(() => matching(story, wanted), [story, wanted]);
  const locals = story.states[at]!;
  const step = story.steps[at - 1];
  const length = story.steps.length;
  const goTo = useCallback(
    (next: number) => go({ ...place, at: Math.min(Math.max(0, next), length) }),
    [go, place, length],
  );
  // What is heard between a drawing and the effects after it must not be told of an older place.
  const now = useRef({ at, length, goTo, playing });
  now.current = { at, length, goTo, playing };
  const goToStep = useCallback((next: number) => now.current.goTo(next), []);
  const take = (more: readonly Move[]): void =>
    go(more.reduce<Place>((from, move) => taking(from, move), place));
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isInDialog(event)) return;
      if (event.key === 'Escape') finder.current?.blur();
      if (isTyping(event)) return;
      const to = targetOf(event.key, now.current.at, now.current.length);
      if (to !== undefined) now.current.goTo(to);
      else if (event.key === '/') finder.current?.focus();
      else if (event.key === ' ' && !isPressing(event)) setPlaying(!now.current.playing);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  useEffect(() => {
    if (!playing) return undefined;
    if (at >= length) {
      setPlaying(false);
      return undefined;
    }
    const timer = setTimeout(() => goTo(at + 1), PACE_MS);
    return () => clearTimeout(timer);
  }, [playing, at, length, goTo]);
  const found = run === undefined ? undefined : scene.runs[run];
  const own = useMemo(
    () => (run === undefined ? ownPath(scene, story) : undefined),
    [scene, story, run],
  );
  const find = (from: number): void => {
    const next = [...matches].find((number) => number > from) ?? [...matches][0];
    if (next !== undefined) goTo(next);
  };
  return (
    <>
      <SceneHead
        scene={scene}
        run={found}
        own={own}
        steps={story.steps}
        goTo={goToStep}
        openRun={(number) => go(placeOfRun(scene, number, tab))}
      />
      <main class="split">
        <div class="left">
          <div class="tools" role="toolbar" aria-label="Steps">
            <button
              type="button"
              disabled={at === 0}
              onClick={() => goTo(at - 1)}
              aria-label="Step back"
            >
              ←
            </button>
            <button
              type="button"
              disabled={at === length}
              onClick={() => goTo(at + 1)}
              aria-label="Next step"
            >
              →
            </button>
            <button
              type="button"
              disabled={length === 0}
              onClick={() => {
                if (at === length) goTo(0);
                setPlaying(!playing);
              }}
            >
              {playing ? 'Pause' : 'Play'}
            </button>
            <span class="position" aria-live="polite">
              step {at} of {length}
            </span>
            <span class="space" />
            <input
              ref={finder}
              type="search"
              placeholder="Find a step  ( / )"
              aria-label="Find a step"
              value={wanted}
              onInput={({ currentTarget }) => setWanted(currentTarget.value)}
              onKeyDown={({ key }) => {
                if (key === 'Enter') find(at);
              }}
            />
            {wanted !== '' && <span class="faint">{matches.size} found</span>}
          </div>
          <Lanes
            scene={scene}
            story={story}
            at={at}
            matches={matches}
            goTo={goToStep}
            run={found}
            race={(found ?? own)?.race}
          />
          {(found ?? own) && (
            <Ending
              replay={found?.replay}
              run={() => asFound(scene, story, found ?? { ...own!, replay: location.href })}
            />
          )}
        </div>
        <div class="right">
          <Tabs tab={tab} open={(one) => go({ ...place, tab: one })} />
          <div id="view" role="tabpanel" aria-labelledby={`tab-${tab}`}>
            <h2 class="only-read">{TITLES[tab]}</h2>
            {tab === 'state' && (
              <StatePane
                scene={scene}
                locals={locals}
                step={step}
                {...blameAt(scene, place)}
                happened={happened}
                at={at}
                goTo={goToStep}
                editor={library.index.editor}
              />
            )}
            {tab === 'choices' && (
              <Choices
                scene={scene}
                locals={locals}
                laterSteps={length - at}
                next={moves[at]}
                take={take}
                back={at > 0 ? () => goTo(at - 1) : undefined}
              />
            )}
            {tab === 'charts' && <ChartsPane {...{ scene, charts, locals, story, step }} />}
            {tab === 'graph' && <GraphPane place={place} story={story} go={go} />}
            {tab === 'compare' && (
              <Compare
                library={library}
                scene={scene}
                story={story}
                race={(found ?? own)?.race}
                run={run}
                goTo={goToStep}
              />
            )}
            {tab === 'rules' && (
              <RulesPane
                scene={scene}
                locals={locals}
                openRun={(number) => go(placeOfRun(scene, number, 'rules'))}
              />
            )}
          </div>
        </div>
      </main>
    </>
  );
}

interface EndingProps {
  /** The command that shows the run again; none for a path of the reader's own. */
  readonly replay: string | undefined;
  readonly run: () => Run;
}

function Ending({ replay, run }: EndingProps) {
  return (
    <footer class="ending">
      <TakeAway run={run} />
      {replay !== undefined && (
        <p>
          replay:{' '}
          <code>
            {replay.split(' ').map((word, i) => (
              <span class="word" key={i}>
                {word}{' '}
              </span>
            ))}
          </code>
        </p>
      )}
    </footer>
  );
}

/** Who holds what, as the system itself tells it; known along the runs of a scene, not off them. */
function blameAt(
  { runs }: Scene,
  { moves, at }: Place,
): { holders: readonly Holder[]; cycle: readonly string[] } {
  const known = runs.find(({ moves: one }) =>
    moves
      .slice(0, at)
      .every(([thread, number], k) => one[k]?.[0] === thread && one[k]?.[1] === number),
  );
  return { holders: known?.blame[at] ?? [], cycle: known?.cycle ?? [] };
}

function matching({ steps }: Story, wanted: string): ReadonlySet<number> {
  const text = wanted.trim().toLowerCase();
  if (text === '') return new Set();
  return new Set(
    steps.flatMap((step, k) => {
      const said = [step.thread, stepTitle(step), ...step.participants.map((one) => one.instance)];
      return said.join(' ').toLowerCase().includes(text) ? [k + 1] : [];
    }),
  );
}

function targetOf(key: string, at: number, length: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowUp':
      return at - 1;
    case 'ArrowRight':
    case 'ArrowDown':
      return at + 1;
    case 'Home':
      return 0;
    case 'End':
      return length;
    default:
      return undefined;
  }
}
