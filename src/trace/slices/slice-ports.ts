import type { completion } from '../../machines/objects/waits/completion.ts';
import type { devicePage } from '../../machines/objects/pages/device-page.ts';
import type { pagemap } from '../../machines/objects/pagemap/pagemap.ts';
import type { pgmapRef } from '../../machines/objects/pagemap/pgmap-ref.ts';
import type { Every } from '../../model/thread-def.ts';
import type { registration } from './registration.ts';
import type { transient } from './transient.ts';
import type { unregister } from './unregister.ts';

/** What the threads of a slice touch. */
export interface SlicePorts {
  registration: typeof registration;
  unregister: typeof unregister;
  pgmap: typeof pagemap;
  ref: typeof pgmapRef;
  done: typeof completion;
  /** The page of the slice; none in the slice of a pagemap, where pages are only counted. */
  page: Every<typeof devicePage>;
  /** The same page, asked whether there is one like this. */
  inUse: Every<typeof devicePage>;
  transient: typeof transient;
}
