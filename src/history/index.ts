import type { Edit } from '../model/edit.ts';
import { devicePrivateHistory } from './device-private/index.ts';
import { deviceCoherentHistory } from './device-coherent/index.ts';
import { deviceFileHistory } from './device-file/index.ts';
import { driverUnplugHistory } from './driver-unplug/index.ts';
import { fsDaxHistory } from './fs-dax/index.ts';
import { deviceDaxHistory } from './device-dax/index.ts';
import { p2pdmaHistory } from './p2pdma/index.ts';
import { percpuRefHistory } from './percpu-ref/index.ts';
import { percpuRefTotalHistory } from './percpu-ref-total/index.ts';
import { registrationHistory } from './registration/index.ts';
import { devresHistory } from './devres/index.ts';
import { ownerRegistryHistory } from './owner-registry/index.ts';
import { ownersHistory } from './owners/index.ts';

/** Every upstream fix that can be taken back and every candidate that can be put in. */
export const edits: readonly Edit[] = [
  ...devicePrivateHistory,
  ...deviceCoherentHistory,
  ...deviceFileHistory,
  ...driverUnplugHistory,
  ...fsDaxHistory,
  ...deviceDaxHistory,
  ...p2pdmaHistory,
  ...percpuRefHistory,
  ...percpuRefTotalHistory,
  ...registrationHistory,
  ...devresHistory,
  ...ownerRegistryHistory,
  ...ownersHistory,
];
