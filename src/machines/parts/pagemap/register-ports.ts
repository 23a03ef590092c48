import type { Every, Taking } from '../../../model/thread-def.ts';
import type { completion } from '../../objects/waits/completion.ts';
import type { memRegion } from '../../objects/pagemap/mem-region.ts';
import type { memmap } from '../../objects/pagemap/memmap.ts';
import type { pgmapContainer } from '../../objects/pagemap/pgmap-container.ts';
import type { pgmapEntry } from '../../objects/pagemap/pgmap-entry.ts';
import type { pgmapRef } from '../../objects/pagemap/pgmap-ref.ts';
import type { rcuReader } from '../../objects/locks/rcu-domain.ts';

/** What a driver touches that registers and unregisters a pagemap on a range others want too. */
export interface RegisterPorts {
  readonly region: typeof memRegion;
  readonly memmap: typeof memmap;
  /** The struct pages whose references are counted, of any kind; they go with the memmap. */
  readonly pages: Every<Taking<'REMOVE'>>;
  /** Its own pagemap. */
  readonly container: typeof pgmapContainer;
  readonly ref: typeof pgmapRef;
  readonly done: typeof completion;
  readonly entry: typeof pgmapEntry;
  /** The entries of the other pagemaps: the xarray has one slot for the range. */
  readonly others: Every<typeof pgmapEntry>;
  /** All entries, its own included. */
  readonly entries: Every<typeof pgmapEntry>;
  /** The pagemap that the conflict test finds, maybe its own. */
  readonly foundEntry: typeof pgmapEntry;
  readonly foundContainer: typeof pgmapContainer;
  readonly foundRef: typeof pgmapRef;
  readonly foundDone: typeof completion;
  /** Everybody who reads the lookup, as this thread waits for them. */
  readonly readers: Every<typeof rcuReader>;
}

/** What a driver knows that registers and unregisters a pagemap. */
export interface RegisterContext {
  /** Whose pagemap the conflict test found. */
  readonly found?: number | undefined;
  /** `pgmap->nr_range`: the ranges that are registered completely. */
  readonly nrRange: 0 | 1;
}
