import type { Holder } from '../../schemas/run.ts';
import type { Action, Use } from '../tables/action.ts';
import type { Compiled } from '../tables/compile.ts';
import { shortState } from '../tables/short-state.ts';
import type { Having, Known, Moment } from './known.ts';
import { wanted, type Need } from './needs.ts';
import { threadHeld } from './thread-held.ts';
import { anyUnits, unitsHeld } from './units-held.ts';

/** Who holds what a thread needs for a step that it cannot take. */
export function holdersOf(known: Known, moment: Moment, need: Need): Holder[] {
  const { compiled } = known;
  const { action, use } = need;
  const { waitsFor, having } = havingOf(known, moment, need);
  return having.map((one) => ({
    waiter: compiled.instances[action.thread]!.name,
    step: action.offer.event,
    waitsFor,
    on: compiled.instances[use.instance]!.name,
    ...one,
  }));
}

function havingOf(
  known: Known,
  moment: Moment,
  { action, use }: Need,
): { waitsFor: string; having: readonly Having[] } {
  const { compiled, counts, bringers } = known;
  const { locals, held } = moment;
  const { def, name } = compiled.instances[use.instance]!;
  const waitsFor = wanted(compiled, use);
  if (def.kind === 'thread') return { waitsFor, having: [threadItself(known, moment, use)] };
  const locked = held.locks.filter(({ lock }) => lock === use.instance);
  if (def.lock && locked.length > 0)
    return { waitsFor, having: locked.map(({ by }) => threadHeld(known, moment, by.thread, [by])) };
  if (anyUnits(moment, use.instance) && counts.isRefusedForCount(use, locals[use.instance]!))
    return { waitsFor, having: unitsHeld(known, moment, [use.instance], false) };
  const steps = bringers.of(use);
  const counted = bringers.countsBefore(steps).filter((one) => anyUnits(moment, one));
  if (counted.length > 0) {
    const names = counted.map((one) => compiled.instances[one]!.name);
    return {
      waitsFor: `the last ${counts.unit(counted[0]!)} of ${names.join(' and ')}`,
      having: unitsHeld(known, moment, counted, counted.length > 1),
    };
  }
  const others = bringers.ahead(steps, locals).filter(({ thread }) => thread !== action.thread);
  if (others.length > 0)
    return { waitsFor, having: others.map((one) => would(known, moment, one)) };
  return { waitsFor, having: [nobodyLeft(name, shortOf(compiled, use, locals), steps)] };
}

function threadItself({ compiled }: Known, { locals }: Moment, { instance }: Use): Having {
  const { name } = compiled.instances[instance]!;
  const state = shortState(compiled, instance, locals[instance]!);
  return { heldBy: `${name}, which is in ${state}`, by: name };
}

/** A thread that has a step ahead which would end the wait. */
function would({ compiled }: Known, { locals }: Moment, { thread, offer }: Action): Having {
  const { name } = compiled.instances[thread]!;
  const rests = compiled.spaces[thread]!.rests[locals[thread]!]!;
  const note = rests ? '; nothing obliges it to go on' : '';
  return { heldBy: `${name}, which has ${offer.event} still to do${note}`, by: name };
}

function nobodyLeft(name: string, state: string, steps: readonly Action[]): Having {
  const names = [...new Set(steps.map(({ offer }) => offer.event))];
  const would =
    names.length === 0
      ? 'no step of any thread would change that'
      : `no thread has ${names.join(' or ')} still to do`;
  return { heldBy: `nobody: ${name} is ${state}, and ${would}` };
}

function shortOf(compiled: Compiled, { instance }: Use, locals: Int32Array): string {
  return shortState(compiled, instance, locals[instance]!);
}
