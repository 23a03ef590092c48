import type { Run, Setting } from './run.ts';
import type { Limit } from './verdict.ts';

/** A set of duties that are kept, and what breaks under it. */
interface KeptSet {
  /** Ids of the duties that are kept; the others are dropped. */
  readonly kept: readonly string[];
  /** Whether every rule holds. */
  readonly clean: boolean;
  /** Ids of the rules that break. */
  readonly broken: readonly string[];
  /** The limit at which the search stopped before anything broke: the set may be enough or not. */
  readonly stopped?: Limit;
}

/** What `unplug obligations` found, as schemas/obligations.v1.json describes it. */
export interface Obligations {
  readonly schema: 'unplug/obligations/v1';
  readonly system: string;
  readonly kernel: string;
  readonly duties: readonly {
    readonly id: string;
    readonly sentence: string;
    readonly whose: string;
  }[];
  /** The sizes at which every set was searched. */
  readonly small: Setting;
  /** The default sizes. */
  readonly large: Setting;
  /** Every set that was searched, at the small sizes. */
  readonly sets: readonly KeptSet[];
  /** Pairs that cannot both be dropped: one changes a step that the other leaves out. */
  readonly exclusive: readonly {
    readonly duties: readonly [string, string];
    readonly why: string;
  }[];
  /** The sets under which everything holds and none of whose proper subsets does. */
  readonly minimal: readonly KeptSet[];
  /** The minimal sets and what is one duty short of them, at the default sizes. */
  readonly atDefault: readonly KeptSet[];
  /** For each duty the shortest run that breaks something when only it is dropped, if one does. */
  readonly why: readonly { readonly duty: string; readonly run?: Run | undefined }[];
}
