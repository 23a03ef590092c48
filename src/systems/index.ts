import type { SystemDef } from '../model/system.ts';
import { devresSystem } from './devres.ts';
import { percpuRefTotalSystem } from './percpu-ref-total.ts';
import { percpuRefSystem } from './percpu-ref.ts';
import { registrationSystem } from './registration.ts';

/** Every published system, in the order in which they are verified. */
export const systems: readonly SystemDef[] = [
  percpuRefSystem,
  percpuRefTotalSystem,
  registrationSystem,
  devresSystem,
];
