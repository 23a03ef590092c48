import { useState } from 'preact/hooks';
import {
  enabledIn,
  localOf,
  stepsOf,
  told,
  type Disabled,
  type Enabled,
  type Locals,
} from '../../../src/explore/interpret.ts';
import type { Scene } from '../../../src/explore/scene-data.ts';
import { describe } from '../../../src/report/run/local-state.ts';
import { stepChanges, stepTitle } from '../../../src/report/run/step-changes.ts';
import { refusalOf } from './refusal.ts';
import { isAtRest, isViolated, SEARCHED_MAX, searchPath } from './search-path.ts';
import type { Move } from '../story.ts';
import { isNotCalled } from './waits.ts';

interface ChoicesProps {
  readonly scene: Scene;
  readonly locals: Locals;
  /** Steps of the path after this state, which another step would drop. */
  readonly laterSteps: number;
  readonly next: Move | undefined;
  readonly take: (moves: readonly Move[]) => void;
  readonly back: (() => void) | undefined;
}

/** Every step that can be taken now, and why the others can not. */
export function Choices({ scene, locals, laterSteps, next, take, back }: ChoicesProps) {
  const [message, setMessage] = useState('');
  const enabled = enabledIn(scene, locals);
  const threads = scene.instances.flatMap(({ kind }, i) => (kind === 'thread' ? [i] : []));
  const idle = threads.filter((thread) => isIdle(scene, locals, thread));
  const active = threads.filter((thread) => !idle.includes(thread));
  const choicesOf = (thread: number) => (
    <ThreadChoices key={thread} {...{ scene, locals, thread, next, take }} />
  );
  const search = (what: string, wanted: (locals: Locals) => boolean): void => {
    const found = searchPath(scene, locals, wanted);
    if ('moves' in found) take(found.moves);
    setMessage(
      'moves' in found
        ? ''
        : found.nowhere === 'not reachable'
          ? `${what} cannot be reached from here.`
          : `${what} is not within ${SEARCHED_MAX.toLocaleString('en-US')} states of here.`,
    );
  };
  const random = (): void => {
    const one = enabled[Math.floor(Math.random() * enabled.length)];
    if (one) take([[one.thread, one.number]]);
  };
  return (
    <div class="pane">
      {scene.fromFile === undefined ? (
        <div class="tools">
          <button type="button" disabled={!back} onClick={back}>
            ← Back
          </button>
          <button type="button" disabled={enabled.length === 0} onClick={random}>
            Random
          </button>
          <button
            type="button"
            onClick={() => search('A violation', (one) => isViolated(scene, one))}
          >
            To the nearest violation
          </button>
          <button
            type="button"
            onClick={() => search('All at rest', (one) => isAtRest(scene, one))}
          >
            To all at rest
          </button>
        </div>
      ) : (
        <p class="note">
          {scene.fromFile} tells what happened and not what else could: only its own steps can be
          taken here.
        </p>
      )}
      <p class="message" role="status">
        {message}
      </p>
      {laterSteps > 0 && (
        <p class="note">A step other than the marked one leaves the path here, a fork.</p>
      )}
      {active.map(choicesOf)}
      {idle.length > 0 && (
        <details class="idle" open={active.length === 0}>
          <summary>
            Nothing to do for {idle.map((thread) => scene.instances[thread]!.name).join(', ')}
          </summary>
          {idle.map(choicesOf)}
        </details>
      )}
    </div>
  );
}

/** Whether a thread neither can take a step nor waits for one. */
function isIdle(scene: Scene, locals: Locals, thread: number): boolean {
  if (stepsOf(scene, locals, thread).some((one) => 'after' in one)) return false;
  const rests = localOf(scene, thread, locals[thread]!).tags?.includes('rest') === true;
  return rests || isNotCalled(scene, locals, thread);
}

interface ThreadChoicesProps {
  readonly scene: Scene;
  readonly locals: Locals;
  readonly thread: number;
  readonly next: Move | undefined;
  readonly take: (moves: readonly Move[]) => void;
}

function ThreadChoices({ scene, locals, thread, next, take }: ThreadChoicesProps) {
  const { name } = scene.instances[thread]!;
  const all = stepsOf(scene, locals, thread);
  const enabled = all.filter((one): one is Enabled => 'after' in one);
  const disabled = all.filter((one): one is Disabled => !('after' in one));
  const local = localOf(scene, thread, locals[thread]!);
  const waits = enabled.length === 0 && !isIdle(scene, locals, thread);
  return (
    <section class="thread">
      <h3>
        {name} <span class="faint">{describe(local)}</span>{' '}
        {waits && disabled.length > 0 && <span class="badge waiting">waits</span>}
      </h3>
      {enabled.map((one) => {
        const run = told(scene, one, locals);
        const changes = stepChanges(run, false);
        const isNext = next !== undefined && next[0] === thread && next[1] === one.number;
        return (
          <button
            type="button"
            class={isNext ? 'choice next' : 'choice'}
            key={one.number}
            title={one.step.source}
            onClick={() => take([[thread, one.number]])}
          >
            <span class="choice-title">
              {stepTitle(run)}
              {one.step.mayFail === true && <span class="faint"> may fail</span>}
              {isNext && <span class="badge">next in the run</span>}
            </span>
            <span class="choice-changes">
              {changes.map(({ text, violation }) => (
                <span key={text} class={violation ? 'change violation' : 'change'}>
                  {violation && '✗ '}
                  {text.replaceAll(' -> ', ' → ')}
                </span>
              ))}
            </span>
          </button>
        );
      })}
      {disabled.length > 0 && (
        <details class="cannot" open={waits}>
          <summary>
            {disabled.length} {disabled.length === 1 ? 'step' : 'steps'} can not be taken
          </summary>
          <ul>
            {disabled.map((one) => (
              <li key={one.number}>
                <code>{one.step.step}</code>
                {Object.entries(one.step.picks).map(
                  ([index, value]) => ` [${index} ${value}]`,
                )}:{' '}
                {refusalOf(scene, locals, one)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {all.length === 0 && <p class="faint">has no step here</p>}
    </section>
  );
}
