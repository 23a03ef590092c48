import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { localOf } from '../../../src/explore/interpret.ts';
import type { Scene, SceneRun } from '../../../src/explore/scene-data.ts';
import { count } from '../../../src/report/text/count.ts';
import { setUpOf } from '../../../src/report/run/set-up.ts';
import type { Race } from '../../../src/schemas/run.ts';
import { LaneRow } from './lane-row.tsx';
import { violatedBy } from './object-story.ts';
import { raceMark } from './race-mark.ts';
import { asRun, type Story } from '../story.ts';
import { WhyForEver } from './why-for-ever.tsx';

/** A set-up with more episodes than these tells how many more. */
const EPISODES_MAX = 6;

/** Characters of a lane's name that fit before the next lane, by the number of lanes. */
const NAME_MAX: Readonly<Record<number, number>> = { 1: 40, 2: 15, 3: 8 };

/** In a window that is narrower no two names fit beside each other. */
const WIDE_PX = 1150;

interface LanesProps {
  readonly scene: Scene;
  readonly story: Story;
  readonly at: number;
  /** The run of the scene that the story is, if it is one. */
  readonly run: SceneRun | undefined;
  /** Which order of the steps breaks a rule. */
  readonly race: Race | 'none' | undefined;
  /** Numbers of the steps that a search found. */
  readonly matches: ReadonlySet<number>;
  readonly goTo: (at: number) => void;
}

/** The run as an interleaving: one lane a thread, time downwards, what each step changed at the right. */
export function Lanes({ scene, story, at, run, race, matches, goTo }: LanesProps) {
  const { steps } = story;
  const { loop, lines, fairness = [] } = run ?? {};
  const [full, setFull] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const setUp = useMemo(
    () => setUpOf({ ...asRun(scene, story), ...run, ...(race && { race }) }),
    [scene, story, run, race],
  );
  const folded = full || at <= setUp.length ? 0 : setUp.length;
  const threads = useMemo(
    () => [...new Set(steps.slice(folded).map(({ thread }) => thread))],
    [steps, folded],
  );
  useEffect(() => {
    // What is said of a loop stands below its last step.
    const isLoopEnd = loop !== undefined && at === steps.length;
    const wanted = isLoopEnd ? '.loop > :last-child' : '[aria-current]';
    const show = (): void => {
      const row = list.current?.querySelector(wanted);
      if (list.current && row) showIn(list.current, row);
    };
    show();
    // Tab finds the current step only, so that who steps by keys must not lose the focus.
    if (list.current?.contains(document.activeElement))
      list.current.querySelector<HTMLElement>('[aria-current]')?.focus({ preventScroll: true });
    // Rows that were out of sight have their true height only when they have been drawn.
    const again = requestAnimationFrame(show);
    return () => cancelAnimationFrame(again);
  }, [at, story, folded, loop]);
  const violated = useMemo(() => violatedBy(steps), [steps]);
  const rows = steps.slice(folded).map((step, i) => {
    const number = folded + i + 1;
    return (
      <LaneRow
        key={number}
        step={step}
        number={number}
        line={lines?.[number - 1]}
        lane={threads.indexOf(step.thread)}
        lanes={threads.length}
        current={number === at}
        later={number > at}
        found={matches.has(number)}
        race={raceMark(race, number)}
        violated={violated}
        goTo={goTo}
      />
    );
  });
  const cut = loop === undefined ? rows.length : Math.max(0, loop - folded);
  return (
    <section
      class={fitInLine(threads) ? 'lanes' : 'lanes stair'}
      aria-label="Lanes"
      style={{
        '--lanes': threads.length,
        '--gaps': Math.max(1, threads.length - 1),
        ...(lines && { '--number': `${widthOf(lines)}ch` }),
      }}
    >
      <div class="lane-head" aria-hidden="true">
        <span class="number">{lines && 'line'}</span>
        <div class="names">
          {threads.map((name, i) => (
            <span key={name} class={`lane-name lane-${i % 8}`} title={name} style={{ '--lane': i }}>
              {name}
            </span>
          ))}
        </div>
        <span class="head-changes">what changed</span>
      </div>
      <div class="lane-list" ref={list}>
        <button
          type="button"
          class="start"
          tabIndex={at === 0 ? 0 : -1}
          aria-current={at === 0 ? 'step' : undefined}
          onClick={() => goTo(0)}
        >
          <span class="number">0</span> the initial state
        </button>
        {folded > 0 && (
          <button type="button" class="set-up" onClick={() => setFull(true)}>
            <strong>Set-up, {count(setUp.length, 'steps')}</strong> {episodesOf(setUp.episodes)}
            {setUp.leaves.length > 0 && (
              <span class="leaves">It leaves {setUp.leaves.join('; ')}.</span>
            )}
            <span class="hint">Show every step</span>
          </button>
        )}
        {full && setUp.length > 0 && (
          <button type="button" class="set-up" onClick={() => setFull(false)}>
            <span class="hint">Fold the set-up</span>
          </button>
        )}
        {rows.slice(0, cut)}
        {loop !== undefined && (
          <div class="loop" role="group" aria-label="Loop, for ever">
            <p class="loop-head">
              <span aria-hidden="true">↻</span>{' '}
              {loop < steps.length
                ? `${count(steps.length - loop, 'steps')}, again and again, for ever`
                : 'nothing need happen any more: it stays so for ever'}
            </p>
            {rows.slice(cut)}
            {fairness.length > 0 && (
              <WhyForEver fairness={fairness} resting={restingIn(scene, story, loop)} />
            )}
          </div>
        )}
        {steps.length === 0 && <p class="empty">No step yet. Take one under Choices.</p>}
      </div>
    </section>
  );
}

/** Scrolls a row into its list, and nothing around it: what stands above the lanes stays in sight. */
function showIn(frame: Element, row: Element): void {
  const [outer, inner] = [frame.getBoundingClientRect(), row.getBoundingClientRect()];
  if (inner.top < outer.top) frame.scrollTop -= outer.top - inner.top;
  else if (inner.bottom > outer.bottom) frame.scrollTop += inner.bottom - outer.bottom;
}

/** Room for the numbers of lines. */
function widthOf(lines: readonly (number | null)[]): number {
  return String(lines.findLast((line) => line !== null) ?? '').length + 3;
}

/** Threads that take no step of a loop and are at rest in it. */
function restingIn(scene: Scene, { steps, states }: Story, loop: number): ReadonlySet<string> {
  const round = new Set(steps.slice(loop).map(({ thread }) => thread));
  const last = states.at(-1)!;
  return new Set(
    scene.instances.flatMap(({ name, kind }, i) =>
      kind === 'thread' &&
      !round.has(name) &&
      localOf(scene, i, last[i]!).tags?.includes('rest') === true
        ? [name]
        : [],
    ),
  );
}

/** Whether the names of the lanes can stand beside each other; else they are set as stairs. */
function fitInLine(threads: readonly string[]): boolean {
  if (innerWidth < WIDE_PX) return false;
  const most = NAME_MAX[threads.length] ?? 0;
  return threads.slice(0, -1).every((name) => breadth(name) <= most);
}

/** Characters, the broad ones as one and a half. */
function breadth(name: string): number {
  return name.length + (name.match(/[mwMW]/g)?.length ?? 0) / 2;
}

function episodesOf(episodes: readonly string[]): string {
  const told: { text: string; times: number }[] = [];
  for (const text of episodes) {
    const last = told.at(-1);
    if (last?.text === text) last.times++;
    else told.push({ text, times: 1 });
  }
  const more = told.length - EPISODES_MAX;
  const shown = told
    .slice(0, EPISODES_MAX)
    .map(({ text, times }) => (times === 1 ? text : `${times} × ${text}`))
    .join(' · ');
  return more > 0 ? `${shown} · and ${more} more` : shown;
}
