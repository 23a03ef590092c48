import { initialOf, stepsOf } from '../../../src/explore/interpret.ts';
import type { Scene, SceneRun } from '../../../src/explore/scene-data.ts';
import type { SceneHead } from '../../../src/explore/scene-head.ts';
import { stepChanges, stepTitle } from '../../../src/report/run/step-changes.ts';
import type { RunStep } from '../../../src/schemas/run.ts';
import type { Library } from '../library.ts';
import { refusalOf } from './refusal.ts';
import { movesOf, tell, type Story } from '../story.ts';

/** What a path can be held against. */
type Other =
  | { readonly kind: 'order'; readonly title: string; readonly order: readonly number[] }
  | { readonly kind: 'run'; readonly title: string; readonly run: number }
  | { readonly kind: 'scene'; readonly title: string; readonly scene: string };

/** The other path, in its scene. */
export interface Comparison {
  readonly scene: Scene;
  readonly story: Story;
  /** Number of the first step that differs, from 1; one more than the shorter path where it ends. */
  readonly differsAt: number | undefined;
  /** Why the next step of this path cannot be taken there. */
  readonly refused?: string;
}

/** Everything that a path can be held against: another order, the same steps elsewhere, other runs. */
export function othersOf(
  scene: Scene,
  heads: readonly SceneHead[],
  race: SceneRun['race'],
  run: number | undefined,
): Other[] {
  return [
    ...(race === undefined || race === 'none'
      ? []
      : [
          {
            kind: 'order' as const,
            title: 'these steps in the order in which the rule holds',
            order: race.order,
          },
        ]),
    ...heads.flatMap((head): Other[] =>
      head.system === scene.system && head.id !== scene.id && head.fromFile === undefined
        ? [{ kind: 'scene', title: `these steps ${elsewhere(head)}`, scene: head.id }]
        : [],
    ),
    ...scene.runs.flatMap((one, i): Other[] =>
      i === run ? [] : [{ kind: 'run', title: `the run for: ${one.rule.sentence}`, run: i }],
    ),
  ];
}

function elsewhere({ reverted, dropped, sizes }: SceneHead): string {
  const changes = [
    ...reverted.map((id) => `without ${id}`),
    ...dropped.map((id) => `nobody ${id}`),
  ];
  const at = Object.entries(sizes).map(([name, value]) => `${name} ${value}`);
  return `${changes.length === 0 ? 'with every fix and duty' : changes.join(', ')} (${at.join(', ')})`;
}

/** Tells the other path as far as it goes. */
export async function compared(
  other: Other,
  scene: Scene,
  story: Story,
  library: Library,
): Promise<Comparison | undefined> {
  switch (other.kind) {
    case 'order':
      return against(
        scene,
        tell(
          scene,
          other.order.map((step) => story.moves[step - 1]!),
        ),
        story,
      );
    case 'run':
      return against(scene, tell(scene, scene.runs[other.run]!.moves), story);
    case 'scene': {
      const there = await library.scene(other.scene);
      if (!there) return undefined;
      const told = tell(there, movesOf(there, story.steps));
      const refused = refusedIn(there, told, story.steps[told.steps.length]);
      return { ...against(there, told, story), ...(refused !== undefined && { refused }) };
    }
  }
}

function against(scene: Scene, story: Story, { steps }: Story): Comparison {
  const longest = Math.max(steps.length, story.steps.length);
  for (let k = 0; k < longest; k++) {
    const [a, b] = [steps[k], story.steps[k]];
    if (!a || !b || textOf(a) !== textOf(b)) return { scene, story, differsAt: k + 1 };
  }
  return { scene, story, differsAt: undefined };
}

/** Who takes which step and what it changes; a step with another effect is another step. */
function textOf(step: RunStep): string {
  return [step.thread, stepTitle(step), ...stepChanges(step, false).map(({ text }) => text)].join(
    '|',
  );
}

function refusedIn(scene: Scene, { states }: Story, step: RunStep | undefined): string | undefined {
  if (!step) return undefined;
  const thread = scene.instances.findIndex(({ name }) => name === step.thread);
  const locals = states.at(-1) ?? initialOf(scene);
  const same = thread < 0 ? [] : stepsOf(scene, locals, thread);
  const tried = same.find((one) => one.step.step === step.step);
  if (!tried) return `${step.thread} has no such step there`;
  return 'after' in tried ? undefined : refusalOf(scene, locals, tried);
}
