import { describe, expect, it } from 'vitest';
import { revisionsFor } from '../../src/checker/apply-history.ts';
import { edits } from '../../src/history/index.ts';
import { kernelNamed } from '../../src/history/kernels.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import type { SystemDef } from '../../src/model/system.ts';
import type { Setting } from '../../src/model/composer.ts';
import { deviceDaxSystem } from '../../src/systems/device-dax.ts';
import { systems } from '../../src/systems/index.ts';
import { p2pdmaSystem } from '../../src/systems/p2pdma.ts';
import { eventsFrom, endOfRunInOrder, shownOnce, type LogEvent } from './log-order.ts';

const UNREGISTER: Readonly<Record<string, string>> = {
  memremap_pages: 'driver: percpu_ref_init',
  memremap_pages_ret: 'driver: percpu_ref_get_many',
  pgmap_ref_released: 'rcu: dev_pagemap_percpu_release',
  wait_for_completion_ret: 'driver: wait_for_completion',
  percpu_ref_exit: 'driver: percpu_ref_exit',
  memunmap_pages_ret: 'driver: memunmap_pages returns',
};

const P2P: Readonly<Record<string, string>> = {
  ...UNREGISTER,
  pci_p2pdma_add_resource: 'driver: device_attach: pci_p2pdma_setup_pool',
  pci_p2pdma_add_resource_ret: 'driver: gen_pool_add_owner',
  pci_alloc_p2pmem: 'client0: pci_alloc_p2pmem',
  pci_alloc_p2pmem_ret: 'client0: percpu_ref_tryget_live_rcu',
  pci_free_p2pmem: 'client0: pci_free_p2pmem: gen_pool_free_owner',
  p2pmem_alloc_mmap: 'process0: kernfs_get_active',
  p2pmem_alloc_mmap_ret: 'process0: kernfs_put_active',
  device_release_driver: 'driver: device_release_driver: remove()',
  p2p_unmap_mappings: 'driver: pci_p2pdma_unmap_mappings',
  unmap_mapping_range: 'driver: unmap_mapping_range: zap_present_ptes',
  free_zone_device: 'driver: folio_put (last)',
  drv_page_free: 'driver: p2pdma_folio_free: gen_pool_free_owner',
  devm_release: 'driver: devm_memremap_pages_release',
  percpu_ref_kill: 'driver: percpu_ref_kill: set DEAD',
  p2p_release: 'driver: pdev->p2pdma = NULL',
};

const DAX: Readonly<Record<string, string>> = {
  ...UNREGISTER,
  dev_dax_probe: 'driver: devm_kzalloc',
  dev_dax_probe_ret: 'driver: run_dax',
  dev_dax_fault_ret: 'process0: dax_read_unlock',
  pin_user_pages_fast_ret: 'pin0: try_grab_folio',
  device_release_driver: 'driver: device_release_driver',
  unmap_mapping_range: 'driver: unmap_mapping_range',
  memunmap_pages: 'driver: percpu_ref_kill: set DEAD',
  uunreg: 'pin0: unpin_user_page',
};
const SIGBUS = 'process0: dax_read_lock, dax_alive: SIGBUS';

const p2pSteps = (log: string): string[] =>
  shownOnce(eventsFrom(log, 'pci_p2pdma_add_resource'), ({ name }) => P2P[name]);
/** Without a pin the mapping has the only reference beside that of the type. */
const daxSteps = (log: string): string[] => {
  const events = eventsFrom(log, 'dev_dax_probe');
  const pinned = events.some(({ name }) => name === 'uunreg');
  const last: typeof DAX = { ...DAX, unmap_mapping_range: 'driver: unmap_mapping_range (last)' };
  const stepOf = ({ name, text }: LogEvent) =>
    name === 'dev_dax_fault_ret' && / ret=0x2\b/.test(text) ? SIGBUS : (pinned ? DAX : last)[name];
  return shownOnce(events, stepOf);
};

/** What is violated when a system of a kernel has done these steps in their order. */
function follow(
  system: SystemDef,
  given: Setting,
  version: string,
  steps: string[],
): string[] | undefined {
  const sizes = resolveSizes(system, given);
  const { reverts } = kernelNamed(version);
  const taken = edits.filter(({ id }) => reverts.includes(id));
  // A longterm pin of the logs does outlive the unbind.
  const duties = system.duties.filter(({ id }) => id === 'no-pin-outlives-unbind');
  return endOfRunInOrder(
    system,
    sizes,
    revisionsFor(system, sizes, { edits: taken, duties }, systems),
    steps,
  );
}

describe('what a real kernel did is a run of p2pdma', () => {
  it.each([
    ['d1-p2p-unplug-clean.lab612', '6.12.117', 13],
    ['d1-p2p-unplug-clean.deb73', '7.3', 11],
    ['d2-p2p-unplug-mapped.lab612', '6.12.117', 19],
  ])('%s, kernel %s: %i steps', (log, version, count) => {
    const steps = p2pSteps(log);
    expect(steps.length).toBeGreaterThanOrEqual(count);
    const processes = log.startsWith('d2') ? 1 : 0;
    expect(follow(p2pdmaSystem, { processes }, version, steps)).toEqual([]);
  });

  it('and no run when the mappings are taken away after memunmap_pages has begun', () => {
    const steps = p2pSteps('d2-p2p-unplug-mapped.lab612');
    const [zap, kill] = [P2P['unmap_mapping_range']!, P2P['percpu_ref_kill']!];
    const late = steps.flatMap((step) => (step === zap ? [] : step === kill ? [kill, zap] : step));
    expect(late).toHaveLength(steps.length);
    expect(follow(p2pdmaSystem, {}, '6.12.117', late)).toBeUndefined();
  });
});

describe('what a real kernel did is a run of device-dax', () => {
  it.each([
    ['f1-devdax-unbind-mapped.deb61', '6.1.192', 10],
    ['f2-devdax-unbind-pinned.deb612', '6.12.117', 12],
    ['f2-devdax-unbind-pinned.deb73', '7.3', 12],
  ])('%s, kernel %s: %i steps', (log, version, count) => {
    const steps = daxSteps(log);
    expect(steps.length).toBeGreaterThanOrEqual(count);
    expect(steps).toContain(SIGBUS);
    const end = log.startsWith('f2') ? ['page0: putAfterRemove'] : [];
    expect(follow(deviceDaxSystem, { pages: 1, processes: 1 }, version, steps)).toEqual(end);
  });

  it('and no run when a fault finds the device alive after the unbind', () => {
    const steps = daxSteps('f1-devdax-unbind-mapped.deb61');
    const alive = steps.map((step) => (step === SIGBUS ? 'process0: vmf_insert_page' : step));
    const sizes = { pages: 1, processes: 1 };
    expect(follow(deviceDaxSystem, sizes, '6.1.192', alive)).toBeUndefined();
  });
});
