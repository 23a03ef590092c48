import { enabledIn, initialOf } from '../../src/explore/interpret.ts';
import type { Scene, SceneRun } from '../../src/explore/scene-data.ts';
import type { Library } from './library.ts';
import type { Move } from './story.ts';

export const TABS = ['state', 'choices', 'charts', 'graph', 'rules', 'compare'] as const;
export type Tab = (typeof TABS)[number];

/** Where a reader is: in which scene, on which path, after how many of its steps, and looking at what. */
export interface Place {
  readonly scene: Scene;
  readonly moves: readonly Move[];
  readonly at: number;
  readonly tab: Tab;
  /** Number of the scene's run that the moves are. */
  readonly run?: number;
}

/** Goes to a scene, or to one of its runs, or to the step of a run that explains a line of a log. */
export type OpenScene = (scene: { readonly id: string }, run?: number, line?: number) => void;

/** A run of a scene where its story is told: its last step, unless it says otherwise. */
export function placeOfRun(scene: Scene, run: number, tab: Tab = 'state'): Place {
  const { moves, opensAt = moves.length } = scene.runs[run]!;
  return { scene, moves, at: opensAt, tab, run };
}

/** How many steps of a log's run there are up to a line, with all that the line itself shows. */
export function stepAtLine({ lines = [] }: SceneRun, line: number): number {
  return lines.findLastIndex((one) => one !== null && one <= line) + 1;
}

/** A place as the fragment of a link: a run by the id of its rule, any other path step by step. */
export function linkOf({ scene, moves, at, tab, run }: Place): string {
  const parts = new URLSearchParams({ scene: scene.id });
  if (run !== undefined) parts.set('run', scene.runs[run]!.rule.id);
  else if (moves.length > 0) parts.set('path', pathOf(scene, moves));
  parts.set('at', String(at));
  if (tab !== 'state') parts.set('tab', tab);
  return `#${parts.toString()}`;
}

/** The place that a link names; undefined for the overview, a sentence when it leads nowhere. */
export async function placeIn(link: string, library: Library): Promise<Place | string | undefined> {
  const parts = new URLSearchParams(link.replace(/^#/, ''));
  const id = parts.get('scene');
  if (id === null) return undefined;
  const scene = await library.scene(id);
  if (!scene) return `The link names ${id}, which is not in this page.`;
  const tab = TABS.find((one) => one === parts.get('tab')) ?? 'state';
  const rule = parts.get('run');
  const run = rule === null ? -1 : scene.runs.findIndex((one) => one.rule.id === rule);
  if (rule !== null && run < 0)
    return `The link names a run of ${rule}, which is not in this page.`;
  const moves = run >= 0 ? scene.runs[run]!.moves : movesIn(scene, parts.get('path') ?? '');
  if (!moves) return 'The link names a step that cannot be taken in this page.';
  const at = Math.min(Math.max(0, Number(parts.get('at') ?? moves.length) || 0), moves.length);
  return { scene, moves, at, tab, ...(run >= 0 && { run }) };
}

/** Each step as its number among those that can be taken where it is taken. */
function pathOf(scene: Scene, moves: readonly Move[]): string {
  let locals = initialOf(scene);
  return moves
    .map(([thread, number]) => {
      const enabled = enabledIn(scene, locals);
      const taken = enabled.findIndex((one) => one.thread === thread && one.number === number);
      locals = enabled[taken]!.after;
      return taken.toString(36);
    })
    .join('.');
}

function movesIn(scene: Scene, path: string): Move[] | undefined {
  let locals = initialOf(scene);
  const moves: Move[] = [];
  for (const part of path === '' ? [] : path.split('.')) {
    const taken = enabledIn(scene, locals)[Number.parseInt(part, 36)];
    if (!taken) return undefined;
    moves.push([taken.thread, taken.number]);
    locals = taken.after;
  }
  return moves;
}

/** The place after one more step: later steps of the path are dropped unless it is the next of them. */
export function taking(place: Place, [thread, number]: Move): Place {
  const { scene, moves, at, tab } = place;
  const next = moves[at];
  if (next && next[0] === thread && next[1] === number) return { ...place, at: at + 1 };
  const path = [...moves.slice(0, at), [thread, number] as const];
  return { scene, moves: path, at: path.length, tab };
}
