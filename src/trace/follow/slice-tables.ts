import { Compiled } from '../../checker/tables/compile.ts';
import type { Armed } from '../kernel/armed.ts';
import type { LogKernel } from '../kernel/kernel-of-log.ts';
import { StateSpace } from './possible-states.ts';
import type { Slice } from '../link/slice.ts';
import { kindOf } from './slice-kind.ts';
import { StateSets } from './state-sets.ts';

/** The tables that slices of one shape share, in one log and over many logs. */
export class SliceTables {
  readonly #spaces = new Map<string, StateSpace>();
  readonly #asked = new WeakMap<Armed, WeakMap<LogKernel, Map<string, StateSets>>>();
  readonly #sets = new Map<StateSpace, { once: StateSets; inTwo: StateSets }>();

  /** The states of the slices that are like this one. */
  spaceFor(slice: Slice, armed: Armed, kernel: LogKernel): StateSpace {
    const { system, sizes, revisions, ...counting } = kindOf(slice, armed, kernel);
    const by = revisions.map((revision) => revision.by).join();
    const read = JSON.stringify(counting);
    const key = `${system.id} ${Object.values(sizes).join(' ')} ${read} ${armed.key()} ${by}`;
    let space = this.#spaces.get(key);
    if (!space) {
      const compiled = new Compiled(system, sizes, revisions);
      space = new StateSpace(compiled, (step) => armed.mayInsert(step), counting);
      this.#spaces.set(key, space);
    }
    return space;
  }

  /** The sets of states of such slices; `callbackInTwo` as in FollowOptions. */
  setsFor(slice: Slice, armed: Armed, kernel: LogKernel, callbackInTwo: boolean): StateSets {
    const asked = this.#askedFor(armed, kernel);
    const whole = slice.page === undefined;
    const key = `${slice.pagemap.type} ${whole} ${slice.tasks} ${callbackInTwo}`;
    const known = asked.get(key);
    if (known) return known;
    const space = this.spaceFor(slice, armed, kernel);
    let sets = this.#sets.get(space);
    if (!sets) {
      sets = { once: new StateSets(space, whole, false), inTwo: new StateSets(space, whole, true) };
      this.#sets.set(space, sets);
    }
    const found = callbackInTwo ? sets.inTwo : sets.once;
    asked.set(key, found);
    return found;
  }

  /** What was asked for already, by what slices differ in within one log. */
  #askedFor(armed: Armed, kernel: LogKernel): Map<string, StateSets> {
    let byKernel = this.#asked.get(armed);
    if (!byKernel) this.#asked.set(armed, (byKernel = new WeakMap()));
    let asked = byKernel.get(kernel);
    if (!asked) byKernel.set(kernel, (asked = new Map()));
    return asked;
  }
}
