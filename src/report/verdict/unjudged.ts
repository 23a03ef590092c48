import type { SystemVerdict } from '../../schemas/verdict.ts';
import { count } from '../text/count.ts';
import { groupBy } from '../text/group-by.ts';
import { together } from '../text/wrap.ts';

/** More states of one machine than these are counted, not listed. */
const LISTED_MOST = 8;

/** A thread of the user's own that no progress rule judges everywhere: what is missing, and what to do. */
interface Unjudged {
  readonly problem: string;
  readonly fix: string;
}

/** What no progress rule of a system judges, one warning a machine. */
export function unjudgedOf({ underWay }: SystemVerdict): Unjudged[] {
  return [...groupBy(underWay?.unjudged ?? [], ({ machine }) => machine)].map(([machine, all]) => {
    const names = all.slice(0, LISTED_MOST).map(({ name }) => together(name));
    const more =
      all.length > LISTED_MOST ? ` and ${count(all.length - LISTED_MOST, 'others')}` : '';
    return {
      problem: `${machine} may wait or go round for ever in ${names.join(', ')}${more}: no progress rule judges it there`,
      fix: `add removeFinishes(…) of unplug-verifier/rules for ${machine} to the rules of the system, or tag \`rest\` where it may stay`,
    };
  });
}

/** `12 of 14 states of my_driver`, of the threads that are the user's own; nothing where none is. */
export function judgedText(systems: readonly SystemVerdict[]): string | undefined {
  const all = systems.flatMap(({ underWay }) => underWay ?? []);
  const states = all.reduce((sum, one) => sum + one.states, 0);
  if (states === 0) return undefined;
  const open = all.reduce((sum, { unjudged }) => sum + unjudged.length, 0);
  const machines = [...new Set(all.flatMap((one) => one.machines))];
  const whose = machines.length > 2 ? count(machines.length, 'threads') : machines.join(' and ');
  return `progress judged in ${states - open} of ${count(states, 'states')} of ${whose}`;
}
