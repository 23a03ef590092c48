import type { Holder } from '../../schemas/run.ts';
import type { Action, Use } from '../tables/action.ts';
import { shortState } from '../tables/short-state.ts';
import type { Having, Known, Moment } from './known.ts';
import { wanted, type Need } from './needs.ts';
import { threadHeld } from './thread-held.ts';
import { anyUnits, unitsHeld } from './units-held.ts';

/**
 * How those who are told keep a thread waiting: they have what it waits for; they are under way to a step
 * that would end the wait; they could end it and need not, or nobody can.
 */
const WAYS = ['have', 'under way', 'might'] as const;
type Way = (typeof WAYS)[number];

/** Who is told of one need. */
interface ToldOf {
  readonly way: Way;
  readonly holders: readonly Holder[];
}

/** Of several needs those of which it is the surest who keeps the thread waiting. */
export function surest(told: readonly ToldOf[]): readonly ToldOf[] {
  const way = WAYS.find((one) => told.some((each) => each.way === one));
  return told.filter((one) => one.way === way);
}

/** Who holds what a thread needs for a step that it cannot take. */
export function holdersOf(known: Known, moment: Moment, need: Need): ToldOf {
  const { instances } = known.compiled;
  const { action, use } = need;
  const { waitsFor = wanted(known.compiled, use), way, having } = havingOf(known, moment, need);
  const holders = having.map((one) => ({
    waiter: instances[action.thread]!.name,
    step: action.offer.event,
    waitsFor,
    on: instances[use.instance]!.name,
    ...one,
  }));
  return { way, holders };
}

interface Answer {
  /** Where that is more than what the object is asked to be. */
  readonly waitsFor?: string;
  readonly way: Way;
  readonly having: readonly Having[];
}

function havingOf(known: Known, moment: Moment, { action, use }: Need): Answer {
  const { compiled, counts, bringers } = known;
  const { locals, held } = moment;
  const { def } = compiled.instances[use.instance]!;
  if (def.kind === 'thread') return threadItself(known, moment, use);
  const locked = held.locks.filter(({ lock }) => lock === use.instance);
  if (def.lock && locked.length > 0)
    return have(locked.map(({ by }) => threadHeld(known, moment, by.thread, [by])));
  if (anyUnits(moment, use.instance) && counts.isRefusedForCount(use, locals[use.instance]!))
    return have(unitsHeld(known, moment, [use.instance], false));
  const steps = bringers.of(use);
  const counted = bringers.countsBefore(steps).filter((one) => anyUnits(moment, one));
  if (counted.length > 0) {
    const names = counted.map((one) => compiled.instances[one]!.name);
    return {
      waitsFor: `the last ${counts.unit(counted[0]!)} of ${names.join(' and ')}`,
      ...have(unitsHeld(known, moment, counted, counted.length > 1)),
    };
  }
  const others = bringers.ahead(steps, locals).filter(({ thread }) => thread !== action.thread);
  const underWay = others.filter(({ thread }) => !compiled.spaces[thread]!.rests[locals[thread]!]!);
  if (underWay.length > 0)
    return {
      way: 'under way',
      having: underWay.map((one) => would(known, moment, one)),
    };
  const given = lastGiven(known, moment, bringers.countsBeforeSome(steps));
  if (given === undefined && others.length > 0)
    return might(others.map((one) => would(known, moment, one)));
  const why = given ?? stateOf(known, moment, use);
  return might([{ heldBy: `nobody: ${why}, and ${noneTo(steps, others.length > 0)}` }]);
}

function have(having: readonly Having[]): Answer {
  return { way: 'have', having };
}

function might(having: readonly Having[]): Answer {
  return { way: 'might', having };
}

function threadItself({ compiled }: Known, { locals }: Moment, { instance }: Use): Answer {
  const { name } = compiled.instances[instance]!;
  const local = locals[instance]!;
  const heldBy = `${name}, which is in ${shortState(compiled, instance, local)}`;
  const having = [{ heldBy, by: name }];
  return compiled.spaces[instance]!.rests[local]! ? might(having) : { way: 'under way', having };
}

/** A thread that has a step ahead which would end the wait. */
function would({ compiled }: Known, { locals }: Moment, { thread, offer }: Action): Having {
  const { name } = compiled.instances[thread]!;
  const rests = compiled.spaces[thread]!.rests[locals[thread]!]!;
  const note = rests ? '; nothing obliges it to go on' : '';
  return { heldBy: name, why: `still to do: ${offer.event}${note}`, by: name };
}

/** Who gave back the last unit before the wait could end, and where; undefined where nobody did. */
function lastGiven(
  { compiled, counts }: Known,
  { path, locals }: Moment,
  counted: readonly number[],
): string | undefined {
  for (const of of counted) {
    const count = (at: Int32Array): number => counts.number(of, at[of]!);
    const reached = path.states.slice(0, path.states.indexOf(locals) + 1);
    const at = reached.findLastIndex(
      (one, k) => k > 0 && count(one) === 0 && count(reached[k - 1]!) > 0,
    );
    if (at < 0) continue;
    const { thread, offer } = path.actions[at - 1]!;
    const { name } = compiled.instances[of]!;
    const who = compiled.instances[thread]!.name;
    return `the last ${counts.unit(of)} of ${name} was given back at step ${at} by ${who} (${offer.event})`;
  }
  return undefined;
}

function stateOf({ compiled }: Known, { locals }: Moment, { instance }: Use): string {
  const { name } = compiled.instances[instance]!;
  return `${name} is ${shortState(compiled, instance, locals[instance]!)}`;
}

/**
 * That no thread has any of these steps still to do.
 *
 * @param later whether some thread at rest has one, should it go on
 */
function noneTo(steps: readonly Action[], later: boolean): string {
  const names = [...new Set(steps.map(({ offer }) => offer.event))];
  if (names.length === 0) return 'no step of any thread would change that';
  return `no thread ${later ? 'under way ' : ''}has ${names.join(' or ')} still to do`;
}
