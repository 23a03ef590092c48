import type { Edit } from '../../model/edit.ts';
import { allocateWithGfpKernel } from './allocate-with-gfp-kernel.ts';
import { allocationWithoutReference } from './allocation-without-reference.ts';
import { assertCountIsZero } from './assert-count-is-zero.ts';
import { insertInReadSection } from './insert-in-read-section.ts';
import { mappingsStayListed } from './mappings-stay-listed.ts';
import { memoryFreedBeforeCount } from './memory-freed-before-count.ts';
import { memunmapBeforeZap } from './memunmap-before-zap.ts';
import { p2pLongtermPin } from './p2p-longterm-pin.ts';
import { p2pPagesHaveNoReference } from './p2p-pages-have-no-reference.ts';
import { poolOutlivesPagemap } from './pool-outlives-pagemap.ts';
import { putBeforePool } from './put-before-pool.ts';
import { putReferenceOfFailedMmap } from './put-reference-of-failed-mmap.ts';
import { readProviderUnderRcu } from './read-provider-under-rcu.ts';
import { zapBeforeDrain } from './zap-before-drain.ts';

/** Upstream fixes and candidates that are judged on p2pdma. */
export const p2pdmaHistory: readonly Edit[] = [
  putReferenceOfFailedMmap,
  p2pPagesHaveNoReference,
  assertCountIsZero,
  readProviderUnderRcu,
  mappingsStayListed,
  poolOutlivesPagemap,
  memoryFreedBeforeCount,
  zapBeforeDrain,
  memunmapBeforeZap,
  putBeforePool,
  insertInReadSection,
  allocationWithoutReference,
  allocateWithGfpKernel,
  p2pLongtermPin,
];
