import { localOf, type Locals } from '../../../src/explore/interpret.ts';
import type { Scene } from '../../../src/explore/scene-data.ts';
import { cycleLinks } from '../../../src/report/run/cycle-links.ts';
import { describe, difference } from '../../../src/report/run/local-state.ts';
import type { Holder, RunStep } from '../../../src/schemas/run.ts';
import { toldEvent } from '../../../src/schemas/told-event.ts';
import { Holds } from './holds.tsx';
import type { ObjectStory } from './object-story.ts';
import { StepPlace } from './step-place.tsx';
import { WaitCycle } from './wait-cycle.tsx';
import { waitsAt } from './waits.ts';
import { WhatHappened } from './what-happened.tsx';

interface StateProps {
  readonly scene: Scene;
  readonly locals: Locals;
  /** The step that led here. */
  readonly step: RunStep | undefined;
  /** As the system tells it; empty where nobody waits or where it is not known. */
  readonly holders: readonly Holder[];
  /** Threads of which each waits for the next and the last for the first, at the end of the run. */
  readonly cycle: readonly string[];
  /** Of the object that the path ends by violating. */
  readonly happened: ObjectStory | undefined;
  readonly at: number;
  readonly goTo: (at: number) => void;
  /** What opens a line of a user's file. */
  readonly editor: string | undefined;
}

/** The state: the story of what is violated, what the step changed, who holds what, every instance. */
export function StatePane(props: StateProps) {
  const { scene, locals, step, holders, cycle, happened, at, goTo, editor } = props;
  const links = cycleLinks(cycle, holders);
  const others = holders.filter((one) => !links?.includes(one));
  const waits = holders.length > 0 ? [] : waitsAt(scene, locals);
  return (
    <div class="pane">
      {happened && <WhatHappened story={happened} at={at} goTo={goTo} />}
      {step && <Changed step={step} editor={editor} />}
      {links && <WaitCycle links={links} goTo={goTo} />}
      {others.length > 0 && <Holds holders={others} link="held by" goTo={goTo} />}
      {waits.length > 0 && <Holds holders={waits} link="because" />}
      <Everyone scene={scene} locals={locals} kind="thread" open />
      <Everyone scene={scene} locals={locals} kind="object" open={!step} />
    </div>
  );
}

function Changed({ step, editor }: { step: RunStep; editor: string | undefined }) {
  return (
    <section>
      <h3>
        {step.thread}: <code>{step.step}</code>
      </h3>
      <StepPlace step={step} editor={editor} />
      <ul class="cards">
        {step.participants.map(({ instance, port, event, value, looks = [], from, to }) => {
          const moved = difference(from, to);
          const bad = to.tags?.includes('violation') === true;
          return (
            <li
              key={instance}
              class={`card${bad ? ' violation' : ''}${moved.length > 0 ? ' moved' : ''}`}
            >
              <strong>{instance}</strong>
              {event !== undefined && (
                <span class="event">takes {toldEvent({ event, value })}</span>
              )}
              {looks.map((look) => (
                <span key={look} class="look">
                  {look.replace(/^(some )?looks /, 'seen $1')}
                </span>
              ))}
              {moved.map((text) => (
                <span key={text} class="difference">
                  {text.replaceAll(' -> ', ' → ')}
                </span>
              ))}
              {moved.length === 0 && event !== undefined && (
                <span class="same">stays {describe(to)}</span>
              )}
              {moved.length === 0 && event === undefined && port === undefined && (
                <span class="same">stays {describe(to)}</span>
              )}
              {bad && <span class="badge">✗ violation</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface EveryoneProps {
  readonly scene: Scene;
  readonly locals: Locals;
  readonly kind: 'thread' | 'object';
  readonly open: boolean;
}

function Everyone({ scene, locals, kind, open }: EveryoneProps) {
  const shown = scene.instances.flatMap((instance, i) =>
    instance.kind === kind ? [{ ...instance, i }] : [],
  );
  return (
    <details open={open}>
      <summary>
        All {kind}s <span class="faint">{shown.length}</span>
      </summary>
      <table class="instances">
        <tbody>
          {shown.map(({ name, machine, i }) => {
            const local = localOf(scene, i, locals[i]!);
            const notes = [
              local.tags?.includes('violation') === true ? '✗ violation' : '',
              local.tags?.includes('rest') === true ? 'may rest' : '',
            ].filter((note) => note !== '');
            return (
              <tr key={name} class={local.tags?.includes('violation') === true ? 'violation' : ''}>
                <th scope="row" title={machine}>
                  {name}
                </th>
                <td>{describe(local)}</td>
                <td class="faint">{notes.join(', ')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
