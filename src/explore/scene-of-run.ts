import type { LocalState, Run } from '../schemas/run.ts';
import type { SceneKey } from './scene-id.ts';
import { sceneId } from './scene-id.ts';
import { UNTOLD, type Row, type Scene, type SceneRun, type SceneStep } from './scene-data.ts';

/** The draft of a scene that grows with every run told of it. */
interface Draft {
  readonly spaces: LocalState[][];
  readonly keys: Map<string, number>[];
  readonly rows: (Omit<Row, 'next'> & { next: number[] })[];
  readonly steps: SceneStep[][][];
}

/**
 * A scene of runs alone, for a page that has no tables of their system: it can take the steps that the
 * runs took, and knows of no other.
 *
 * @param file where the runs come from
 */
export function sceneOfRuns(key: SceneKey, runs: readonly [Run, ...Run[]], file: string): Scene {
  const [{ instances }] = runs;
  const draft: Draft = {
    spaces: instances.map(() => []),
    keys: instances.map(() => new Map<string, number>()),
    rows: [],
    steps: instances.map(() => []),
  };
  const initial = instances.map(({ initial }, i) => intern(draft, i, initial));
  const told = runs.map((run): SceneRun => {
    const { rule, loop, lostAfter, allowed, because, judged, race } = run;
    const { fairness, holders, cycle, duties, replay } = run;
    return {
      rule,
      moves: movesOf(draft, run),
      ...(loop !== undefined && { loop }),
      ...(lostAfter !== undefined && { lostAfter }),
      ...(allowed && { allowed }),
      ...(because !== undefined && { because }),
      ...(judged && { judged }),
      ...(race && { race }),
      ...(fairness && { fairness }),
      ...(holders && { holders }),
      ...(duties && { duties }),
      ...(cycle && { cycle }),
      blame: [...run.steps.map(() => []), holders ?? []],
      replay,
    };
  });
  return {
    id: `${file}:${sceneId(key)}`,
    system: key.system,
    about: '',
    sizes: key.sizes,
    kernel: key.kernel,
    reverted: key.reverted,
    dropped: key.dropped,
    instances: instances.map(({ name, kind, machine, at }, i) => ({
      name,
      kind,
      machine,
      at,
      space: i,
      initial: initial[i]!,
    })),
    spaces: draft.spaces,
    rows: draft.rows,
    steps: draft.steps,
    rules: runs.map(({ rule, allowed }) => ({
      ...rule,
      source: '',
      standing: rule.kind === 'cover' ? 'covered' : allowed ? 'holds' : 'broken',
    })),
    runs: told,
    search: { states: 0, complete: false },
    fromFile: file,
    notModelled: [],
  };
}

function intern(
  { spaces, keys }: Draft,
  instance: number,
  { value, context, tags }: LocalState,
): number {
  const key = JSON.stringify([value, Object.entries(context).toSorted()]);
  const known = keys[instance]!.get(key);
  if (known !== undefined) return known;
  const local = spaces[instance]!.push({ value, context, ...(tags && { tags }) }) - 1;
  keys[instance]!.set(key, local);
  return local;
}

function movesOf(draft: Draft, { instances, steps }: Run): [number, number][] {
  const places = new Map(instances.map(({ name }, i) => [name, i]));
  return steps.map(({ participants, step, picks, source, declaredAt }) => {
    const [own, ...others] = participants.map((part) => {
      const instance = places.get(part.instance)!;
      return {
        ...part,
        instance,
        from: intern(draft, instance, part.from),
        to: intern(draft, instance, part.to),
      };
    });
    const { instance: thread, from, to } = own!;
    const there = (draft.steps[thread]![from] ??= []);
    const uses = others.map(({ instance, port, event, value, looks = [], from, to }) => {
      const next: number[] = Array.from({ length: from }, () => UNTOLD);
      next[from] = to;
      const row =
        draft.rows.push({
          ...(event !== undefined && { event }),
          ...(value !== undefined && { value }),
          looks,
          next,
        }) - 1;
      return { instance, ...(port !== undefined && { port }), row };
    });
    const number =
      there.push({
        step,
        picks,
        ...(source !== undefined && { source }),
        ...(declaredAt && { declaredAt }),
        state: '',
        to,
        uses,
        some: [],
      }) - 1;
    return [thread, number];
  });
}
