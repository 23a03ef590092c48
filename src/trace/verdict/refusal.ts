import type { FindingOf } from '../../schemas/log-finding.ts';
import { tryStep } from '../../checker/tables/enabled.ts';
import { refusalText } from '../../checker/liveness/refusal-text.ts';
import { shortState } from '../../checker/tables/short-state.ts';
import { eventOf, variantOf } from '../kernel/armed.ts';
import type { Unexplained } from '../follow/followed-slice.ts';
import type { StateSpace } from '../follow/possible-states.ts';
import { isEvent, type Slice } from '../link/slice.ts';
import { inWords, sliceInWords, stateInWords, tasksAt } from './slice-words.ts';

/** Why an event has no explanation: the states possible there, what refused it, what was near. */
export function refusalOf(
  space: StateSpace,
  slice: Slice,
  unexplained: Unexplained,
): FindingOf<'refused'> & { readonly line: number } {
  const { entry, after, states } = unexplained;
  const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
  return {
    kind: 'refused',
    line: entry.line,
    object: sliceInWords(slice),
    facts: {
      by: entry.by,
      ...(isEvent(entry) && { event: entry.event }),
      ...(after !== undefined && { after }),
      because: distinct(states.map(({ state }) => whyNot(space, slice, unexplained, state))),
      possible: distinct(states.map(({ state }) => stateInWords(space, slice, entry.line, state))),
      nearest: distinct(nearest(space, slice, unexplained)),
    },
  };
}

function whyNot(space: StateSpace, slice: Slice, { entry }: Unexplained, state: number): string {
  const { compiled } = space;
  const locals = space.locals[state]!;
  const task = entry.by;
  const thread = compiled.indexOf(`task${entry.task}`)!;
  const where = shortState(compiled, thread, locals[thread]!);
  if (!isEvent(entry)) {
    return `${task} is ${where}, which it does not leave without an event`;
  }
  const steps = compiled
    .actionsOf(thread, locals[thread]!)
    .filter(({ offer }) => eventOf(offer.event) === entry.event)
    .filter(({ offer }) => (variantOf(offer.event) ?? '').startsWith(entry.variant ?? ''));
  if (steps.length === 0) return `${task} is ${where}, where ${entry.event} does not happen`;
  for (const action of steps) {
    const outcome = tryStep(compiled, action, locals);
    if ('refusal' in outcome)
      return inWords(slice, entry.line, refusalText(compiled, outcome.refusal, locals));
  }
  const ref = compiled.indexOf('ref')!;
  const page = compiled.indexOf('page0');
  const model = [
    `ref ${shortState(compiled, ref, locals[ref]!)}`,
    ...(page === undefined ? [] : [`page ${shortState(compiled, page, locals[page]!)}`]),
  ];
  const log = [
    ...(entry.word === undefined ? [] : [`references ${entry.word}`]),
    ...(entry.count === undefined ? [] : [`refcount ${entry.count}`]),
  ];
  return `the log says ${log.join(', ')} where the model has ${model.join(', ')}`;
}

/** Events that were possible instead, those of the same task if there are any. */
function nearest(space: StateSpace, slice: Slice, { entry, states }: Unexplained): string[] {
  const { compiled } = space;
  const own: string[] = [];
  const any: string[] = [];
  for (const { state } of states) {
    const locals = space.locals[state]!;
    for (const [i, name] of tasksAt(slice, entry.line)) {
      const thread = compiled.indexOf(`task${i}`)!;
      for (const action of compiled.actionsOf(thread, locals[thread]!)) {
        if (space.mayInsert(action.offer.event)) continue;
        const outcome = tryStep(compiled, action, locals);
        if ('refusal' in outcome || space.newlyViolates(locals, outcome.after)) continue;
        (i === entry.task ? own : any).push(`${eventOf(action.offer.event)} by ${name}`);
      }
    }
  }
  return own.length > 0 ? own : any;
}
