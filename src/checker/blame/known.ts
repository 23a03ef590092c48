import type { Holder } from '../../schemas/run.ts';
import type { Compiled } from '../tables/compile.ts';
import type { Path } from '../search/path.ts';
import type { Bringers } from './bringers.ts';
import type { Counts } from './counts.ts';
import type { Held } from './ledger.ts';
import type { StillGiven } from './still-given.ts';
import type { ThreadWays } from './thread-ways.ts';

/** One who has what is waited for; without `by` nobody has, or it is not known who: the words say which. */
export type Having = Pick<Holder, 'has' | 'heldBy' | 'why' | 'by' | 'since'>;

/** What a compiled system tells of who holds what. */
export interface Known {
  readonly compiled: Compiled;
  readonly counts: Counts;
  readonly ways: ThreadWays;
  readonly still: StillGiven;
  readonly bringers: Bringers;
}

/** A state of a run with who has what in it. */
export interface Moment {
  readonly path: Path;
  readonly locals: Int32Array;
  readonly held: Held;
}
