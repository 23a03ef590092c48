import type { Probe } from './probe.ts';

/**
 * The events that a log has when it is recorded as docs/trace.md tells: mm and the two callbacks of
 * a driver. A further kernel, or a driver's own tracepoint, is a further entry here or in a file
 * that is given with --probes.
 */
export const kernelProbes: readonly Probe[] = [
  { event: 'memremap_pages', means: 'memremap_pages' },
  { event: 'memremap_pages_ret', means: 'memremap_pages_ret', fields: { result: 'ret' } },
  { event: 'memunmap_pages', means: 'memunmap_pages' },
  { event: 'memunmap_pages_ret', means: 'memunmap_pages_ret' },
  { event: 'percpu_ref_kill', means: 'percpu_ref_kill', fields: { left: 'count' } },
  { event: 'percpu_ref_exit', means: 'percpu_ref_exit', fields: { left: 'count' } },
  { event: 'pgmap_ref_released', means: 'pgmap_ref_released', fields: { left: 'count' } },
  { event: 'wait_for_completion', means: 'wait_for_completion', fields: { done: 'x' } },
  { event: 'wait_for_completion_ret', means: 'wait_for_completion_ret' },
  { event: 'get_dev_pagemap', means: 'get_dev_pagemap' },
  { event: 'get_dev_pagemap_ret', means: 'get_dev_pagemap_ret', fields: { result: 'pgmap' } },
  { event: 'zone_device_page_init', means: 'zone_device_page_init' },
  { event: 'free_zone_device', means: 'free_zone_device' },
  { event: 'drv_page_free', means: 'drv_page_free' },
  { event: 'sched_switch', means: 'sleep', when: { prev_state: 'D*' } },
];
