import type { AnyStateMachine } from 'xstate';
import type { Run, RunParticipant, RunStep } from '../schemas/run.ts';
import { toldEvent } from '../schemas/told-event.ts';
import { definitionOf } from './definition.ts';
import type { MessageEvent } from './message.ts';
import type { Move, PlayedEvent, Playback, PlayedActor } from './playback.ts';

/**
 * A run for the inspector: every instance an actor, the thread that does a step the source of the
 * events that it sends. The system itself, the root, lets a thread go on.
 *
 * @param machines the machines of the run's system by id, as edited for the run
 */
export function runPlayback(run: Run, machines: ReadonlyMap<string, AnyStateMachine>): Playback {
  const root = rootOf(run);
  const actors = run.instances.map(({ name, machine, initial }): PlayedActor => {
    const found = machines.get(machine);
    return { name, initial, ...(found && { definition: definitionOf(found, initial.context) }) };
  });
  const moves = run.steps.map((step) => moveOf(root.name, step));
  return { actors: [root, ...actors], moves: [...moves, endOf(root.name, run)] };
}

function rootOf({ instances, system, sizes, kernel, reverted, dropped, rule }: Run): PlayedActor {
  const names = new Set(instances.map(({ name }) => name));
  let name = system;
  while (names.has(name)) name = `system ${name}`;
  const context = { kernel, sizes, reverted, dropped, rule: rule.sentence };
  return { name, initial: { context } };
}

function moveOf(root: string, { thread, step, picks, source, participants }: RunStep): Move {
  const [own, ...others] = participants;
  const event: MessageEvent = {
    ...(source !== undefined && { source }),
    ...looksOf(others),
    ...picks,
    type: step,
  };
  // Who sends it, and what it carries, stands in the event itself: some objects read it there.
  const told = others.flatMap(({ instance, event, value, to }): PlayedEvent[] =>
    event === undefined
      ? []
      : [
          {
            from: thread,
            to: instance,
            event: { by: thread, ...(value !== undefined && { value }), type: event },
            after: to,
          },
        ],
  );
  return {
    title: [
      `${thread}: ${step}`,
      ...Object.entries(picks).map(([index, value]) => `${index} ${value}`),
      ...told.map(
        ({ to, event }) => `${to} ${toldEvent({ event: event.type, value: event['value'] })}`,
      ),
    ].join(', '),
    said: [{ from: root, to: thread, event, ...(own && { after: own.to }) }, ...told],
  };
}

/** What the thread saw of objects that do not move: nobody is sent anything, so it is told with the step. */
function looksOf(participants: readonly RunParticipant[]): { looks?: Record<string, string[]> } {
  const looks = Object.fromEntries(
    participants.flatMap(({ instance, looks }) => (looks ? [[instance, [...looks]]] : [])),
  );
  return Object.keys(looks).length > 0 ? { looks } : {};
}

/** What the run shows, sent to the root by the thread that made it true. */
function endOf(root: string, { rule, steps, loop, allowed, because, holders }: Run): Move {
  const shows = rule.kind === 'cover' ? 'reached' : allowed ? 'allowed, and shown' : 'rule broken';
  const event: MessageEvent = {
    type: `${shows}: ${rule.sentence}`,
    ...(because !== undefined && { because }),
    ...(holders && holders.length > 0 && { holders }),
    ...(loop !== undefined && { loop: `the next step is step ${loop + 1} again` }),
  };
  const again = loop === undefined ? '' : ` (and again from step ${loop + 1}, for ever)`;
  return {
    title: `${event.type}${again}`,
    said: [{ from: steps.at(-1)?.thread ?? root, to: root, event }],
  };
}
