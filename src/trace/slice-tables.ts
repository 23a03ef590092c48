import { Compiled } from '../checker/compile.ts';
import type { Armed } from './armed.ts';
import type { LogKernel } from './kernel-of-log.ts';
import { StateSpace } from './possible-states.ts';
import type { Slice } from './slice.ts';
import { kindOf } from './slice-kind.ts';
import { StateSets } from './state-sets.ts';

/** The tables that slices of one shape share, in one log and over many logs. */
export class SliceTables {
  readonly #spaces = new Map<string, StateSpace>();
  readonly #sets = new Map<StateSpace, { once: StateSets; inTwo: StateSets }>();

  /** The states of the slices that are like this one. */
  spaceFor(slice: Slice, armed: Armed, kernel: LogKernel): StateSpace {
    const { system, sizes, revisions, ...reading } = kindOf(slice, armed, kernel);
    const by = revisions.map((revision) => revision.by).join();
    const read = JSON.stringify(reading);
    const key = `${system.id} ${Object.values(sizes).join(' ')} ${read} ${armed.key()} ${by}`;
    let space = this.#spaces.get(key);
    if (!space) {
      const compiled = new Compiled(system, sizes, revisions);
      space = new StateSpace(compiled, (step) => armed.mayInsert(step), reading);
      this.#spaces.set(key, space);
    }
    return space;
  }

  /** The sets of states of such slices; `callbackInTwo` as in FollowOptions. */
  setsFor(slice: Slice, armed: Armed, kernel: LogKernel, callbackInTwo: boolean): StateSets {
    const space = this.spaceFor(slice, armed, kernel);
    let sets = this.#sets.get(space);
    if (!sets) {
      const whole = slice.page === undefined;
      sets = { once: new StateSets(space, whole, false), inTwo: new StateSets(space, whole, true) };
      this.#sets.set(space, sets);
    }
    return callbackInTwo ? sets.inTwo : sets.once;
  }
}
