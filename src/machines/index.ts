/**
 * The published machines: kernel objects, threads that drivers meet, and pieces of threads to build
 * one's own driver from.
 *
 * @module
 */
export { charDevice } from './char-device.ts';
export { completion } from './completion.ts';
export { copyEngine } from './copy-engine.ts';
export { daxDevice } from './dax-device.ts';
export { daxEntry } from './dax-entry.ts';
export { daxMount } from './dax-mount.ts';
export { daxPage } from './dax-page.ts';
export { daxPte } from './dax-pte.ts';
export { deviceFile } from './device-file.ts';
export { deviceMemory } from './device-memory.ts';
export { devicePage } from './device-page.ts';
export { devmAction } from './devm-action.ts';
export { driverData } from './driver-data.ts';
export { driverModule } from './driver-module.ts';
export { drmDevice } from './drm-device.ts';
export { kernfsFile } from './kernfs-file.ts';
export { memRegion } from './mem-region.ts';
export { memmap } from './memmap.ts';
export { mutex } from './mutex.ts';
export { p2pChunk } from './p2p-chunk.ts';
export { p2pPage } from './p2p-page.ts';
export { p2pProvider } from './p2p-provider.ts';
export { pageIdleWait } from './page-idle-wait.ts';
export { pagemap } from './pagemap.ts';
export { percpuRef } from './percpu-ref.ts';
export { pgmapContainer } from './pgmap-container.ts';
export { pgmapEntry } from './pgmap-entry.ts';
export { pgmapRef } from './pgmap-ref.ts';
export { pte } from './pte.ts';
export { rcuReader } from './rcu-domain.ts';
export { rwSemaphore } from './rw-semaphore.ts';
export { spinlock } from './spinlock.ts';

export { coherentPin } from './coherent-pin.ts';
export { daxFault } from './dax-fault.ts';
export { daxProcess } from './dax-process.ts';
export { daxTruncate } from './dax-truncate.ts';
export { daxUmount } from './dax-umount.ts';
export { destroyWork } from './destroy-work.ts';
export { devDaxDriver } from './dev-dax-driver.ts';
export { devDaxProcess } from './dev-dax-process.ts';
export { devresDriver } from './devres-driver.ts';
export { driver } from './driver.ts';
export { driverWorker } from './driver-worker.ts';
export { gupPin } from './gup-pin.ts';
export { gupPinLongterm } from './gup-pin-longterm.ts';
export { hardware } from './hardware.ts';
export { p2pClient } from './p2p-client.ts';
export { p2pDriver } from './p2p-driver.ts';
export { p2pMapper } from './p2p-mapper.ts';
export { p2pRequest } from './p2p-request.ts';
export { pfnWalker } from './pfn-walker.ts';
export { pgmapOwner } from './pgmap-owner.ts';
export { pgmapSwitch } from './pgmap-switch.ts';
export { pgmapSwitchAgain } from './pgmap-switch-again.ts';
export { pmemDriver } from './pmem-driver.ts';
export { process } from './process.ts';
export { refKiller } from './ref-killer.ts';
export { refSwitch } from './ref-switch.ts';
export { refUser } from './ref-user.ts';
export { userThread } from './user-thread.ts';

export { evictPages, type EvictPorts } from './evict-pages.ts';
export { freeDaxPage, type PutDaxPorts } from './free-dax-page.ts';
export { freeTail, type FreePorts } from './free-tail.ts';
export { killDax, type KillDaxPorts } from './kill-dax.ts';
export { memremapPages } from './memremap-pages.ts';
export { memunmapBiased } from './memunmap-biased.ts';
export { memunmapPages, type UnmapPorts } from './memunmap-pages.ts';
export { memunmapRange } from './memunmap-range.ts';
export { migrateToRam, type MigratePorts } from './migrate-to-ram.ts';
export { isLastPage, nextPage, type PageCursor } from './page-cursor.ts';
export { allocateP2p, type AllocateP2pPorts } from './p2p-allocate.ts';
export { freeP2p, putP2p, type FreeP2pPorts, type PutP2pPorts } from './put-p2p.ts';
export { type RegisterContext, type RegisterPorts } from './register-ports.ts';
export { zapDaxPte, type ZapDaxPorts } from './zap-dax-pte.ts';
export { zapEntry, zapFree, type ZapPorts } from './zap-entry.ts';
