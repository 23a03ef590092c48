import type { Place, Refusals } from './refusals.ts';

/** What XState offers as a transition without an event of the author, by how its name begins. */
const OFFERED: readonly {
  readonly prefix: string;
  readonly written: string;
  readonly problem: string;
  readonly fix: string;
}[] = [
  {
    prefix: 'xstate.done.state.',
    written: 'onDone',
    problem: 'is taken by XState when an inner final state is entered, and is no event of yours',
    fix: 'let the transition that enters the final state lead on by itself',
  },
  {
    prefix: 'xstate.route',
    written: 'route',
    problem: 'reaches its state from everywhere by an event of XState, and is no event of yours',
    fix: 'write the transitions to this state in the states that they leave',
  },
];

/** All names that XState keeps for itself. */
const RESERVED = 'xstate.';

/**
 * Refuses an event that XState sends or matches by itself: what it would do on it is in no step of any
 * thread.
 *
 * @returns whether the event is none of the author's, so that nothing more is to be said of it
 */
export function isNotOfTheAuthor(refusals: Refusals, { node, event }: Place): boolean {
  if (event === '*' || event.endsWith('.*')) {
    refusals.at({ node, event }, 'a wildcard event hides refusals', 'name each event');
    return true;
  }
  if (!event.startsWith(RESERVED)) return false;
  // States with invoke, after or route are refused where these are written.
  const { invoke, config } = node as { invoke: readonly unknown[]; config: { after?: unknown } };
  if (invoke.length > 0 && /^xstate\.(done|error)\.actor\.|^xstate\.snapshot\./.test(event))
    return true;
  if (config.after !== undefined && event.startsWith('xstate.after.')) return true;
  const offered = OFFERED.find(({ prefix }) => event.startsWith(prefix));
  if (offered?.written === 'route' && !isWritten(node, event)) return true;
  if (offered && !isWritten(node, event)) {
    refusals.at({ node, event: offered.written }, offered.problem, offered.fix);
    return true;
  }
  refusals.at(
    { node, event },
    `names that begin with ${RESERVED} are XState's own: it starts, stops and ends actors by them`,
    'give the event another name',
  );
  return true;
}

/** Whether the author wrote the event out under `on`. */
function isWritten({ config }: Place['node'], event: string): boolean {
  const { on = {} } = config as { on?: object };
  return Object.hasOwn(on, event);
}
