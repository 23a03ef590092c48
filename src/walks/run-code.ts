import type { Action } from '../checker/tables/action.ts';
import { ModelError } from '../model/error.ts';
import type { Walk, Walker } from './walker.ts';

/** A run as one word: which of the enabled steps it takes, step by step, in the base of 36. */
const CODE = /^s(?:[0-9a-z]+(?:\.[0-9a-z]+)*)?$/;

/** The code of a run. It means the same as long as the machines do not change. */
export function codeOfRun(walker: Walker, actions: readonly Action[]): string {
  return `s${walker
    .ranks(actions)
    .map((rank) => rank.toString(36))
    .join('.')}`;
}

/** Whether a text is the code of a run. */
export function isRunCode(text: string): boolean {
  return CODE.test(text);
}

/**
 * The run of a code.
 *
 * @throws ModelError when it takes a step that is not there
 */
export function runOfCode(walker: Walker, code: string): Walk {
  const ranks = code === 's' ? [] : code.slice(1).split('.');
  const walk = walker.followRanks(ranks.map((rank) => Number.parseInt(rank, 36)));
  if (walk.broken === undefined && walk.actions.length < ranks.length)
    throw new ModelError(
      `path ${code}, step ${walk.actions.length + 1}`,
      'is not among the steps that can be taken there',
      'the models or the options are others than when the run was drawn; a run that is to last is kept with --save, by the names of its steps',
    );
  return walk;
}
