import type { SystemDef } from '../model/system.ts';
import { percpuRefSystem } from './percpu-ref.ts';

/** Every published system, in the order in which they are verified. */
export const systems: readonly SystemDef[] = [percpuRefSystem];
