import type { RunParticipant, RunStep } from '../../schemas/run.ts';
import { toldEvent } from '../../schemas/told-event.ts';
import { groupBy } from '../text/group-by.ts';
import { describe, difference, readable } from './local-state.ts';

/** The step's name with what it picked: `lookup [page 1]`. */
export function stepTitle({ step, picks }: RunStep): string {
  const chosen = Object.entries(picks).map(([index, value]) => `${index} ${value}`);
  return chosen.length === 0 ? step : `${step} [${chosen.join(', ')}]`;
}

/** One line at the right of a step: which instances it moved and how. */
export interface StepChange {
  readonly text: string;
  /** The change enters a violation state. */
  readonly violation: boolean;
}

/**
 * What a step changed outside its own thread; if nothing, what it saw.
 *
 * Where the thread itself stands is told by the order of its steps, so its own change is left out
 * unless `full`, which also adds the events and every look.
 */
export function stepChanges(step: RunStep, full: boolean): StepChange[] {
  const others = step.participants.filter(({ instance }) => full || instance !== step.thread);
  const moved = alike(others.flatMap((one) => movedBy(one, full)));
  const seen = alike(others.flatMap(seenBy));
  return full || moved.length === 0 ? [...seen, ...moved] : moved;
}

interface ChangeInWords {
  readonly instance: string;
  readonly text: string;
  readonly violation: boolean;
}

function movedBy(part: RunParticipant, full: boolean): ChangeInWords[] {
  const { instance, event, from, to } = part;
  const pieces = difference(from, to);
  const violation = entersViolation(from.tags, to.tags);
  const sent = full && event !== undefined ? toldEvent({ ...part, event }) : undefined;
  const told = sent === undefined ? '' : ` (${sent})`;
  if (pieces.length > 0) return [{ instance, text: `: ${pieces.join(', ')}${told}`, violation }];
  return sent === undefined ? [] : [{ instance, text: ` takes ${sent}`, violation }];
}

function seenBy({ instance, looks = [], from }: RunParticipant): ChangeInWords[] {
  const state = readable(from.value);
  return looks.map((look) => {
    const asked = look.replace(/^(some )?looks /, '');
    const also = asked === state ? '' : ` (${describe(from)})`;
    return { instance, text: ` seen ${asked}${also}`, violation: false };
  });
}

function entersViolation(from: readonly string[] = [], to: readonly string[] = []): boolean {
  return to.includes('violation') && !from.includes('violation');
}

/** Members of a family that change in the same way share a line. */
function alike(told: readonly ChangeInWords[]): StepChange[] {
  const groups = groupBy(told, ({ violation, text }) => `${violation}${text}`);
  return [...groups.values()].map((group) => ({
    text: `${group.map(({ instance }) => instance).join(' ')}${group[0]!.text}`,
    violation: group[0]!.violation,
  }));
}
