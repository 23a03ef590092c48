import type { Alternative } from '../../../model/choice.ts';
import type { OwnerParts } from '../design.ts';
import { callback } from './callback.ts';
import { callbackKilledFirst } from './callback-killed-first.ts';
import { callbackReference } from './callback-reference.ts';
import { callbackRevoke } from './callback-revoke.ts';
import { callbackStopRevoke } from './callback-stop-revoke.ts';
import { callbackWithoutRcu } from './callback-without-rcu.ts';
import { callerCallback } from './caller-callback.ts';
import { callerCallbackStopRevoke } from './caller-callback-stop-revoke.ts';
import { checkAfter } from './check-after.ts';
import { checkAfterNoFallback } from './check-after-no-fallback.ts';
import { checkAfterRevoke } from './check-after-revoke.ts';
import { checkAfterStop } from './check-after-stop.ts';
import { checkAfterStopRevoke } from './check-after-stop-revoke.ts';
import { fixed } from './fixed.ts';
import { fixedFreedFirst } from './fixed-freed-first.ts';
import { kept } from './kept.ts';
import { keptRevoke } from './kept-revoke.ts';
import { keptStopRevoke } from './kept-stop-revoke.ts';
import { keptStopRevokeFilter } from './kept-stop-revoke-filter.ts';
import { mutable } from './mutable.ts';
import { mutableRevoke } from './mutable-revoke.ts';
import { mutableStopRevoke } from './mutable-stop-revoke.ts';
import { number } from './number.ts';
import { numberRevoke } from './number-revoke.ts';
import { numberWide } from './number-wide.ts';
import { numberWideStopRevoke } from './number-wide-stop-revoke.ts';
import { registerAnew } from './register-anew.ts';
import { registerAnewStop } from './register-anew-stop.ts';
import { registerAnewWithoutRcu } from './register-anew-without-rcu.ts';
import { registry } from './registry.ts';
import { registryCheckRevoke } from './registry-check-revoke.ts';
import { registryFilter } from './registry-filter.ts';

/** Every design of the debate, by its number. */
export const ownerDesigns: readonly Alternative<OwnerParts>[] = [
  fixedFreedFirst,
  fixed,
  mutable,
  mutableRevoke,
  mutableStopRevoke,
  kept,
  keptRevoke,
  keptStopRevoke,
  keptStopRevokeFilter,
  number,
  numberWide,
  numberRevoke,
  numberWideStopRevoke,
  callback,
  callbackWithoutRcu,
  callbackKilledFirst,
  callbackReference,
  callbackRevoke,
  callbackStopRevoke,
  callerCallback,
  callerCallbackStopRevoke,
  checkAfter,
  checkAfterNoFallback,
  checkAfterStop,
  checkAfterRevoke,
  checkAfterStopRevoke,
  registerAnew,
  registerAnewWithoutRcu,
  registerAnewStop,
  registry,
  registryFilter,
  registryCheckRevoke,
];
