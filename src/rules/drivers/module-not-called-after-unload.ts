import { driverModule } from '../../machines/objects/drivers/driver-module.ts';
import { violation } from '../../model/rule.ts';

/**
 * No callback runs after the module is unloaded (source: facts A12 module;
 * include/linux/memremap.h: dev_pagemap_ops).
 */
export const moduleNotCalledAfterUnload = violation({
  id: 'module-not-called-after-unload',
  sentence: 'no callback runs after the module is unloaded',
  source: 'facts A12 module; include/linux/memremap.h: dev_pagemap_ops',
  of: driverModule,
  states: ['calledAfterUnload'],
});
