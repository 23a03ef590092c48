/**
 * The public entry: what a driver author imports to model a driver and its duties.
 *
 * @module
 */
export { object } from './model/object.ts';
export type { ObjectDef } from './model/object-def.ts';
export { steps, thread, threadTypes } from './model/thread.ts';
export type { Every, StateMeta, Taking, ThreadDef } from './model/thread-def.ts';
export { system, type SystemDef } from './model/system.ts';
export type { Composer, Ref, Setting, Sizes } from './model/composer.ts';
export {
  alternativesOf,
  choice,
  names,
  yesNo,
  type Alternative,
  type Choice,
} from './model/choice.ts';
export {
  all,
  atomicContext,
  cover,
  deadlock,
  each,
  invariant,
  lockOrder,
  one,
  progress,
  violation,
  type Rule,
  type Seen,
} from './model/rule.ts';
export { runBy, tagged, type Role } from './model/scope.ts';
export { duty, type Duty } from './model/duty.ts';
export { edit, type AnyEdit, type Edit } from './model/edit.ts';
export {
  addState,
  addStep,
  dropState,
  dropStep,
  replaceStep,
  retag,
  startIn,
} from './model/changes/change.ts';
export {
  addAction,
  addEvent,
  addGuard,
  addInstances,
  addLook,
  startWith,
  type NewEvent,
} from './model/changes/added.ts';
export type { There } from './model/changes/there.ts';
export type { PortsOf } from './model/paths.ts';
export { ModelError } from './model/error.ts';
export { forget, keep } from './model/changes/picks.ts';
