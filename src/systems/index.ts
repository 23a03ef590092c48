import type { SystemDef } from '../model/system.ts';
import { deviceFileSystem } from './device-file.ts';
import { devicePrivateSystem } from './device-private.ts';
import { devresSystem } from './devres.ts';
import { driverUnplugSystem } from './driver-unplug.ts';
import { percpuRefTotalSystem } from './percpu-ref-total.ts';
import { percpuRefSystem } from './percpu-ref.ts';
import { registrationSystem } from './registration.ts';

/** Every published system, in the order in which they are verified. */
export const systems: readonly SystemDef[] = [
  devicePrivateSystem,
  deviceFileSystem,
  driverUnplugSystem,
  percpuRefSystem,
  percpuRefTotalSystem,
  registrationSystem,
  devresSystem,
];
