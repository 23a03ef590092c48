import { useState } from 'preact/hooks';
import type { Chart } from '../../../src/chart/chart.ts';
import type { Visit } from '../../../src/chart/path-chart.ts';
import { localOf, type Locals } from '../../../src/explore/interpret.ts';
import type { Scene } from '../../../src/explore/scene-data.ts';
import { describe, readable } from '../../../src/report/run/local-state.ts';
import type { RunParticipant, RunStep } from '../../../src/schemas/run.ts';
import type { Fired } from './fired.ts';
import { InstanceChart } from './instance-chart.tsx';
import type { Story } from '../story.ts';

interface ChartsProps {
  readonly scene: Scene;
  readonly charts: readonly Chart[];
  readonly locals: Locals;
  readonly story: Story;
  readonly step: RunStep | undefined;
}

/** Every instance's statechart; those that the step moves or asks come first. */
export function ChartsPane({ scene, charts, locals, story, step }: ChartsProps) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const parts = new Map(step?.participants.map((part) => [part.instance, part]));
  const placed = scene.instances.map((instance, i) => ({ ...instance, i }));
  const front = [...parts.values()]
    .toSorted((a, b) => Number(isViolation(b)) - Number(isViolation(a)))
    .map(({ instance }) => placed.find((one) => one.name === instance)!);
  const groups = [
    { title: step ? 'In this step' : '', members: front },
    ...(['thread', 'object'] as const).map((kind) => ({
      title: kind === 'thread' ? 'Threads' : 'Objects',
      members: placed.filter((one) => one.kind === kind && !parts.has(one.name)),
    })),
  ].filter(({ members }) => members.length > 0);
  const toggle = (name: string, open: boolean): void => {
    setChosen(new Map([...chosen, [name, open]]));
  };
  return (
    <div class="pane charts">
      {groups.map(({ title, members }, group) => (
        <section key={title}>
          <h3>{title}</h3>
          {members.map(({ name, machine, chart: place, i }) => {
            const part = parts.get(name);
            const chart = place === undefined ? undefined : charts[place];
            const local = localOf(scene, i, locals[i]!);
            const byItself = group === 0 && isDrawn(step, name);
            const open = chosen.get(name) ?? byItself;
            const event = eventOf(step, name);
            const fired: Fired | undefined =
              part && event !== undefined ? { event, from: part.from.value } : undefined;
            return (
              <details
                key={name}
                class={local.tags?.includes('violation') === true ? 'chart violation' : 'chart'}
                open={open}
                onToggle={({ currentTarget }) => {
                  if (currentTarget.open !== open) toggle(name, currentTarget.open);
                }}
              >
                <summary>
                  <strong>{name}</strong>{' '}
                  <span class="faint">{machine === name ? '' : machine}</span>{' '}
                  <span class="now">{describe(local)}</span>
                  {part && readable(part.from.value) !== readable(part.to.value) && (
                    <span class="faint"> was {readable(part.from.value)}</span>
                  )}
                </summary>
                {open &&
                  (chart ? (
                    <InstanceChart
                      chart={chart}
                      visits={visitsOf(scene, i, story)}
                      value={local.value}
                      fired={fired}
                      name={name}
                    />
                  ) : (
                    <p class="note">The file tells no statechart of {machine}.</p>
                  ))}
              </details>
            );
          })}
        </section>
      ))}
    </div>
  );
}

/** What an instance does along a path: where it begins, and each state that it is brought to. */
function visitsOf(scene: Scene, instance: number, { states, steps }: Story): Visit[] {
  const { name } = scene.instances[instance]!;
  return states.flatMap((locals, k): Visit[] => {
    const local = locals[instance]!;
    if (k > 0 && local === states[k - 1]![instance]) return [];
    const event = eventOf(steps[k - 1], name);
    return [
      { value: localOf(scene, instance, local).value, ...(event !== undefined && { event }) },
    ];
  });
}

/** What a step is for one instance: itself for its thread, else what the instance is told. */
function eventOf(step: RunStep | undefined, name: string): string | undefined {
  if (step?.thread === name) return step.step;
  return step?.participants.find(({ instance }) => instance === name)?.event;
}

/** The thread of the step and what it moves are drawn at once; what it only looks at on demand. */
function isDrawn(step: RunStep | undefined, name: string): boolean {
  return (
    step?.participants.some(
      ({ instance, event, port }) =>
        instance === name && (event !== undefined || port === undefined),
    ) === true
  );
}

/** What breaks is what a reader looks for. */
function isViolation({ to }: RunParticipant): boolean {
  return to.tags?.includes('violation') === true;
}
