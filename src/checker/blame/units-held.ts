import type { Action } from '../tables/action.ts';
import { heldByText } from '../../schemas/held-by-text.ts';
import type { Having, Known, Moment } from './known.ts';
import { groupsOf, unitsIn, type Share, type StepBy } from './shares.ts';
import { threadHeld } from './thread-held.ts';

/** Whether an instance counts any unit now. */
export function anyUnits({ held }: Moment, of: number): boolean {
  const books = held.books.get(of);
  return books !== undefined && unitsIn(books) > 0;
}

/**
 * Who has the units of some counted instances; of one that another counting object keeps, who has the
 * units of that. Where a run does not tell which of several have theirs still, they are told together.
 *
 * @param named whether it is to be said of which instance the units are
 */
export function unitsHeld(
  known: Known,
  moment: Moment,
  counted: readonly number[],
  named: boolean,
): readonly Having[] {
  return counted.flatMap((of) => {
    const books = moment.held.books.get(of);
    if (!books) return [];
    return groupsOf(books).flatMap(({ shares, left }) => {
      const each = shares.map((share) => shareHeld(known, moment, of, share));
      const having = each.length > 1 ? [oneOf(left, each.flat())] : each.flat();
      if (!named) return having;
      const { name } = known.compiled.instances[of]!;
      return having.map((one) => ({ ...one, has: [name, ...(one.has ?? [])] }));
    });
  });
}

/** Those of whom only some have what is waited for. */
function oneOf(left: number, each: readonly Having[]): Having {
  const [first] = each;
  const by = each.every((one) => one.by === first!.by) ? first!.by : undefined;
  return {
    heldBy: `${left === 1 ? 'one' : left} of: ${each.map(heldByText).join('; or ')}`,
    ...(by !== undefined && { by }),
    ...sinceOf(each.flatMap(({ since }) => (since === undefined ? [] : [since]))),
  };
}

function shareHeld(known: Known, moment: Moment, of: number, share: Share): Having[] {
  const { compiled, counts } = known;
  const { keeper, left, since } = share;
  if (keeper === undefined) return [nobodyHas(known, moment, of, share)];
  const { def, name, at } = compiled.instances[keeper]!;
  if (def.kind === 'thread') {
    const several = left > 1 ? [unitsText(counts.unit(of), left)] : [];
    return [threadHeld(known, moment, keeper, since, several)];
  }
  const inner = unitsHeld(known, moment, [keeper], true);
  if (inner.length > 0) return [...inner];
  const called = def.keeps?.as?.(at) ?? name;
  const { path } = moment;
  const filled = since.map(
    (by) => `step ${by.step}: ${stepName(path, by)} by ${compiled.instances[by.thread]!.name}`,
  );
  const idle = restingReleasers(known, moment, keeper);
  const said = [
    ...(filled.length > 0 ? [`since ${filled.join(' or ')}`] : []),
    ...(idle.length > 0 ? [`nothing obliges ${idle.join(' or ')} to release it`] : []),
  ];
  const why = said.length > 0 && { why: said.join('; ') };
  return [{ heldBy: called, ...why, by: name, ...sinceOf(since.map(({ step }) => step)) }];
}

/** Units that nobody has: where they were taken, where they were let go, and who gives them back if any. */
function nobodyHas(known: Known, moment: Moment, of: number, share: Share): Having {
  const { compiled, counts } = known;
  const { left, since } = share;
  const what = unitsText(counts.unit(of), left);
  const from = whenTaken(known, moment, share);
  const steps = sinceOf(since.map(({ step }) => step));
  const givers = giversOf(known, moment, of).map((thread) => compiled.instances[thread]!.name);
  if (givers.length === 0)
    return {
      heldBy: `${what} that nobody holds`,
      why: from + neglected(known, moment, share),
      ...steps,
    };
  return {
    heldBy: `${what}, ${from}, which ${givers.join(' or ')} can still give back`,
    ...(givers.length === 1 && { by: givers[0]! }),
    ...steps,
  };
}

/** Where units were taken that nobody has. */
function whenTaken(known: Known, { path }: Moment, { since }: Share): string {
  if (since.length === 0) return 'there from the start';
  const { instances } = known.compiled;
  const taken = since.map(
    (at) => `step ${at.step} by ${instances[at.thread]!.name} (${stepName(path, at)})`,
  );
  return `taken at ${taken.join(' or ')}`;
}

/** Who let units go that nobody gives back. */
function neglected({ compiled }: Known, { path }: Moment, { since, lost }: Share): string {
  if (!lost) return '';
  const who = since.length > 0 ? ', which' : `; ${compiled.instances[lost.thread]!.name}`;
  return since.some(({ step }) => step === lost.step)
    ? `${who} never gives it back`
    : `${who} went on at step ${lost.step} (${stepName(path, lost)}) without giving it back`;
}

/** The threads that are still to give back more than they surely have. */
function giversOf({ compiled, still }: Known, { locals, held }: Moment, of: number): number[] {
  const { shares, doubts } = held.books.get(of)!;
  return compiled.threads.filter((thread) => {
    const own = shares.find(({ keeper }) => keeper === thread);
    const doubtful = doubts.filter((ids) => own && ids.includes(own.id)).length;
    const has = Math.max(0, (own?.left ?? 0) - doubtful);
    return still.givesMore(thread, locals[thread]!, of, has);
  });
}

/** The threads at rest that could take an object out of where it keeps something. */
function restingReleasers(
  { compiled, counts, ways }: Known,
  { locals }: Moment,
  keeper: number,
): string[] {
  const releases = ({ uses }: Action): boolean =>
    uses.some((use) => {
      if (use.instance !== keeper || use.event === undefined) return false;
      for (const [before, after] of counts.answers(use))
        if (counts.isKeeping(keeper, before) && !counts.isKeeping(keeper, after)) return true;
      return false;
    });
  const able = compiled.threads.filter((thread) =>
    ways.from(thread, locals[thread]!).some(releases),
  );
  if (!able.every((thread) => compiled.spaces[thread]!.rests[locals[thread]!]!)) return [];
  return able.map((thread) => compiled.instances[thread]!.name);
}

function stepName({ actions }: Moment['path'], { step }: StepBy): string {
  return actions[step - 1]!.offer.event;
}

function unitsText(unit: string, number: number): string {
  return number === 1 ? `1 ${unit}` : `${number} ${unit}s`;
}

/** The first of some steps, as a part of who has something since then. */
function sinceOf(steps: readonly number[]): { since?: number } {
  return steps.length > 0 ? { since: Math.min(...steps) } : {};
}
