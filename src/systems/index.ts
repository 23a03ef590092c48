/**
 * The published systems, the surroundings that one's own driver meets, and the rules and limits
 * that go with them.
 *
 * @module
 */
import type { SystemDef } from '../model/system.ts';
import { deviceCoherentSystem } from './device-coherent.ts';
import { deviceDaxSystem } from './device-dax.ts';
import { deviceFileSystem } from './device-file.ts';
import { devicePrivateSystem } from './device-private.ts';
import { devresSystem } from './devres.ts';
import { driverUnplugSystem } from './driver-unplug.ts';
import { fsDaxSystem } from './fs-dax.ts';
import { ownerRegistrySystem } from './owner-registry.ts';
import { ownersSystem } from './owners.ts';
import { p2pdmaSystem } from './p2pdma.ts';
import { percpuRefTotalSystem } from './percpu-ref-total.ts';
import { percpuRefSystem } from './percpu-ref.ts';
import { registrationSystem } from './registration.ts';
import { twoExportersSystem } from './two-exporters.ts';

/** Every published system, in the order in which they are verified. */
export const systems: readonly SystemDef[] = [
  devicePrivateSystem,
  deviceCoherentSystem,
  deviceFileSystem,
  driverUnplugSystem,
  fsDaxSystem,
  deviceDaxSystem,
  p2pdmaSystem,
  percpuRefSystem,
  percpuRefTotalSystem,
  registrationSystem,
  devresSystem,
  ownerRegistrySystem,
  ownersSystem,
  twoExportersSystem,
];

export {
  deviceCoherentSystem,
  deviceDaxSystem,
  deviceFileSystem,
  devicePrivateSystem,
  devresSystem,
  driverUnplugSystem,
  fsDaxSystem,
  ownerRegistrySystem,
  ownersSystem,
  p2pdmaSystem,
  percpuRefSystem,
  percpuRefTotalSystem,
  registrationSystem,
  twoExportersSystem,
};
export { devicePrivateCore, type DriverWires, type Surroundings } from './device-private-core.ts';
export { devicePrivateCoreRules } from './device-private-core-rules.ts';
export { devicePrivateLimits } from './device-private-limits.ts';
export { fsDaxCore, type FsDaxSurroundings, type FsDaxWires } from './fs-dax-core.ts';
export { fsDaxLimits } from './fs-dax-limits.ts';
export { fsDaxRules } from './fs-dax-rules.ts';
export { ownerDesign, ownerParts, type OwnerParts } from './owners/design.ts';
export { changeCosts, walkCosts, type ChangeCost, type WalkCost } from './owner-costs.ts';
