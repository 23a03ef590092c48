import type { Assumed, FindingFacts, FindingOf, LogFinding } from '../../schemas/log-finding.ts';
import type { MemoryUser } from '../../schemas/memory-user.ts';
import type { FollowedSlice } from '../follow/followed-slice.ts';
import { usersNotArmed } from './doubts.ts';
import { layoutWaitsOf } from './layout-waits.ts';
import { isKernelAddress } from '../log/address.ts';
import { isModelled } from '../kernel/memory-types.ts';
import type { Problem } from '../link/problem.ts';
import type { RegisteredPagemap } from '../link/registered-pagemap.ts';
import type { Swapped } from '../follow/reorder.ts';
import { SliceFollower } from '../follow/slice-follower.ts';
import { nameOf } from '../link/slice.ts';
import { waitsOf } from './unregister-waits.ts';

/** What came of one registration of a pagemap, with its pages. */
export interface RegistrationOutcome {
  readonly object: string;
  /** See Registered. */
  readonly registration: number;
  readonly since?: number;
  readonly until?: number;
  readonly pages: number;
  /** Steps that the model put in. */
  readonly inserted: number;
  /** The slices that something speaks against, or to which something must be granted. */
  readonly troubled: readonly FollowedSlice[];
  readonly problems: readonly Problem[];
  /** Why nothing can be concluded, whatever the events say. */
  readonly doubts: readonly LogFinding[];
  /** What the log could not have shown: where it follows, it may do so only because of that. */
  readonly notShown: readonly LogFinding[];
  /** What may excuse a rule that breaks. */
  readonly excuses: readonly LogFinding[];
  /** Evictions that freed nothing. */
  readonly evictions: readonly FindingOf<'freed nothing'>[];
  /** The log tells no more of it than that it was looked up. */
  readonly isOnlyLookedUp: boolean;
  readonly waits: readonly FindingOf<'wait' | 'file system wait'>[];
  /** What is explained only if the clocks of CPUs differ. */
  readonly swapped: readonly Swapped[];
  /** Who still had memory of it when its struct pages were removed. */
  readonly left: readonly MemoryUser[];
  /** What would have told of those among them that had left. */
  readonly wouldHaveTold?: FindingFacts['would have told'];
  /** What must be true for nobody else to have had any then. */
  readonly assumed: readonly (readonly Assumed[])[];
  /** A type of memory without a model. */
  readonly unmodelled?: number;
}

/** Why nothing can be concluded of what was not seen being registered. */
function unseenRegistration(
  pagemap: RegisteredPagemap,
): FindingOf<'registered before' | 'no kernel address'> {
  const { address, pages } = pagemap;
  const object = nameOf(pagemap);
  if (isKernelAddress(address)) return { kind: 'registered before', object, facts: {} };
  const [page] = pages.keys();
  const facts = { address, ...(page !== undefined && { page: `page ${page}` }) };
  return { kind: 'no kernel address', object, facts };
}

/** Those who follow a pagemap and its pages. */
function followersOf({ slice, pages }: RegisteredPagemap): SliceFollower[] {
  const followers: SliceFollower[] = [];
  if (slice.sink instanceof SliceFollower) followers.push(slice.sink);
  for (const { sink } of pages.values()) if (sink instanceof SliceFollower) followers.push(sink);
  return followers;
}

/** What came of a registration so far. */
export function outcomeOf(
  pagemap: RegisteredPagemap,
  problems: readonly Problem[],
  isOver: boolean,
): RegistrationOutcome {
  const { since, until, type, pages } = pagemap;
  const followers = followersOf(pagemap);
  if (isOver) for (const follower of followers) follower.end();
  const troubled = followers.filter((follower) => follower.troubled);
  const givenUp = followers.filter((follower) => follower.givenUp !== undefined);
  const object = nameOf(pagemap);
  const doubts: LogFinding[] = [
    ...pagemap.doubts,
    ...(followers[0] ? usersNotArmed(type, followers[0].armed) : []),
    ...(since === undefined ? [unseenRegistration(pagemap)] : []),
    ...(since !== undefined && type === undefined
      ? [{ kind: 'type not told', object, facts: {} } as const]
      : []),
    ...givenUp.flatMap(({ givenUp: facts }) =>
      facts ? [{ kind: 'given up', object, facts } as const] : [],
    ),
  ];
  return {
    object,
    registration: pagemap.number,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    pages: pages.size,
    inserted: followers.reduce((sum, { inserted }) => sum + inserted, 0),
    troubled: troubled.map((follower) => follower.followed()!),
    problems: problems.filter((problem) => problem.pagemap === pagemap),
    doubts,
    notShown: pagemap.notShown,
    excuses: pagemap.putUnseen,
    evictions: [...pagemap.failedEvictions.values()].map((facts) => ({
      kind: 'freed nothing',
      line: facts.first,
      object,
      facts,
    })),
    isOnlyLookedUp: pagemap.isOnlyLookedUp,
    swapped: followers
      .filter(({ swapped }) => swapped.length > 0)
      .flatMap(({ swapped }) => swapped),
    waits: [...layoutWaitsOf(pagemap), ...waitsOf(pagemap)],
    left: pagemap.users.left,
    ...(pagemap.wouldHaveTold && { wouldHaveTold: pagemap.wouldHaveTold }),
    assumed: pagemap.users.assumed,
    ...(!isModelled(type) && type !== undefined && { unmodelled: type }),
  };
}
