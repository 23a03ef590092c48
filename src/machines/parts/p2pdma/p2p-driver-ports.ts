import type { Every } from '../../../model/thread-def.ts';
import type { daxPte } from '../../objects/dax/dax-pte.ts';
import type { devmAction } from '../../objects/drivers/devm-action.ts';
import type { kernfsFile } from '../../objects/p2pdma/kernfs-file.ts';
import type { mutex } from '../../objects/locks/mutex.ts';
import type { p2pChunk } from '../../objects/p2pdma/p2p-chunk.ts';
import type { p2pPage } from '../../objects/p2pdma/p2p-page.ts';
import type { p2pProvider } from '../../objects/p2pdma/p2p-provider.ts';
import type { FreeP2pPorts } from './put-p2p.ts';
import type { RegisterContext, RegisterPorts } from '../pagemap/register-ports.ts';

/** What the driver of a provider of peer-to-peer memory touches. */
export interface P2pDriverPorts extends Omit<RegisterPorts, 'region' | 'pages'>, FreeP2pPorts {
  readonly pages: Every<typeof p2pPage>;
  readonly provider: typeof p2pProvider;
  readonly chunks: Every<typeof p2pChunk>;
  readonly file: typeof kernfsFile;
  readonly deviceLock: typeof mutex;
  /** The managed actions, in the order of their registration, and all of them. */
  readonly release: typeof devmAction;
  readonly pagemap: typeof devmAction;
  readonly unmap: typeof devmAction;
  readonly actions: Every<typeof devmAction>;
  /** The entry that is zapped, and all of them. */
  readonly pte: typeof daxPte;
  readonly ptes: Every<typeof daxPte>;
}

export interface P2pDriverContext extends RegisterContext {
  /** The entry that unmap_mapping_range is at. */
  readonly process?: number | undefined;
  readonly page?: number | undefined;
}
