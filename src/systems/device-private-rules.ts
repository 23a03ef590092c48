import { evictionCanEnd } from '../rules/eviction-can-end.ts';
import { faultFinishes } from '../rules/fault-finishes.ts';
import { devicePrivateCoreRules } from './device-private-core-rules.ts';

/** The rules of every system with the published driver. */
export const devicePrivateRules = [...devicePrivateCoreRules, faultFinishes, evictionCanEnd];
