import type { Action } from '../checker/tables/action.ts';
import type { Compiled } from '../checker/tables/compile.ts';
import { HEAD, offersOf, type Offers } from './offers.ts';

/**
 * One run under way on the compiled tables. After each step only those steps are asked again that read what
 * it changed, so that a step costs what it touches and not what the system has.
 *
 * A *lane* is the place of a thread among `compiled.threads`; a *place* is that of a step among those of a
 * lane, enabled or not.
 */
export class Execution {
  readonly compiled: Compiled;
  /** The local state of each instance. */
  readonly locals: Int32Array;
  /** Ids of the actions taken so far; the first `length` count. */
  taken = new Int32Array(256);
  length = 0;
  /** The instances that the last step changed; the first `changes` count. At the start, all of them. */
  readonly changed: Int32Array;
  /** What these were before it; at the start, what they are. */
  readonly was: Int32Array;
  changes = 0;
  /** How many steps of each lane are enabled. */
  readonly able: Int32Array;
  /** How many steps are enabled. */
  total = 0;
  readonly lanes: number;
  readonly #laneOf: Int32Array;
  readonly #offers: (Offers | undefined)[][];
  /** Of each lane, its steps in its local state, and for each 1 if it is enabled. */
  readonly #here: Offers[];
  readonly #flags: Uint8Array[];
  readonly #touched: Uint8Array;
  readonly #start: { readonly able: Int32Array; readonly flags: readonly Uint8Array[] };

  constructor(compiled: Compiled) {
    const { instances, threads } = compiled;
    this.compiled = compiled;
    this.lanes = threads.length;
    this.locals = Int32Array.from(compiled.initial);
    this.changed = new Int32Array(instances.length);
    this.was = new Int32Array(instances.length);
    this.able = new Int32Array(threads.length);
    this.#laneOf = new Int32Array(instances.length).fill(-1);
    for (const [lane, thread] of threads.entries()) this.#laneOf[thread] = lane;
    this.#offers = threads.map(() => []);
    this.#here = [];
    this.#flags = threads.map(() => new Uint8Array(64));
    this.#touched = new Uint8Array(instances.length);
    for (let lane = 0; lane < this.lanes; lane++) this.#arrive(lane);
    this.#start = { able: this.able.slice(), flags: this.#flags.map((flags) => flags.slice()) };
    this.restart();
  }

  /** Goes back to the initial state. */
  restart(): void {
    const { compiled, locals, able } = this;
    locals.set(compiled.initial);
    this.length = 0;
    this.changes = locals.length;
    this.total = 0;
    this.was.set(locals);
    for (let i = 0; i < locals.length; i++) this.changed[i] = i;
    for (let lane = 0; lane < this.lanes; lane++) {
      this.#here[lane] = this.#offersAt(lane, locals[compiled.threads[lane]!]!);
      this.#flags[lane]!.set(this.#start.flags[lane]!);
      able[lane] = this.#start.able[lane]!;
      this.total += able[lane]!;
    }
  }

  /** Whether the thread of a lane may stay for ever where it is. */
  rests(lane: number): boolean {
    const thread = this.compiled.threads[lane]!;
    return this.compiled.spaces[thread]!.rests[this.locals[thread]!]!;
  }

  /** How many steps a lane has where it is, enabled or not. */
  places(lane: number): number {
    return this.#here[lane]!.at.length;
  }

  isAble(lane: number, place: number): boolean {
    return this.#flags[lane]![place] === 1;
  }

  /** Id of the action at a place. */
  actionAt(lane: number, place: number): number {
    const { code, at } = this.#here[lane]!;
    return code[at[place]!]!;
  }

  /** The place of the n-th enabled step of a lane, from 0. */
  placeOf(lane: number, n: number): number {
    const flags = this.#flags[lane]!;
    let left = n;
    for (let place = 0; ; place++) if (flags[place] === 1 && left-- === 0) return place;
  }

  /** Takes the n-th of all enabled steps, from 0. @returns false where there are not as many */
  takeNth(n: number): boolean {
    if (!(n < this.total)) return false;
    let left = n;
    let lane = 0;
    while (left >= this.able[lane]!) left -= this.able[lane++]!;
    this.take(lane, this.placeOf(lane, left));
    return true;
  }

  /** How many enabled steps stand before an action; undefined when it is not enabled. */
  rankOf({ thread, id }: Action): number | undefined {
    const lane = this.#laneOf[thread]!;
    let rank = 0;
    for (let before = 0; before < lane; before++) rank += this.able[before]!;
    for (let place = 0; place < this.places(lane); place++) {
      if (!this.isAble(lane, place)) continue;
      if (this.actionAt(lane, place) === id) return rank;
      rank++;
    }
    return undefined;
  }

  /** Takes an action if it is one of the enabled steps. */
  takeAction({ thread, id }: Action): boolean {
    const lane = this.#laneOf[thread]!;
    const { code, at } = this.#here[lane]!;
    for (let place = 0; place < at.length; place++) {
      if (code[at[place]!] !== id) continue;
      if (this.#flags[lane]![place] === 0) return false;
      this.take(lane, place);
      return true;
    }
    return false;
  }

  /** Takes an enabled step. */
  take(lane: number, place: number): void {
    const { compiled, locals } = this;
    const { code, at } = this.#here[lane]!;
    let pc = at[place]!;
    if (this.length === this.taken.length) this.#longer();
    this.taken[this.length++] = code[pc]!;
    this.changes = 0;
    const thread = compiled.threads[lane]!;
    this.#move(thread, code[pc + 1]!);
    const end = pc + HEAD + 2 * code[pc + 2]!;
    for (pc += HEAD; pc < end; pc += 2) {
      const instance = code[pc]!;
      this.#move(instance, compiled.answers.answer(code[pc + 1]!, locals[instance]!));
    }
    this.#askAgain();
  }

  #longer(): void {
    const longer = new Int32Array(this.taken.length * 2);
    longer.set(this.taken);
    this.taken = longer;
  }

  #move(instance: number, to: number): void {
    const from = this.locals[instance]!;
    if (from === to) return;
    this.locals[instance] = to;
    this.was[this.changes] = from;
    this.changed[this.changes++] = instance;
  }

  /** Asks again about what the last step changed: who moved about all steps, others about those that read it. */
  #askAgain(): void {
    const { changed, changes, lanes } = this;
    const touched = this.#touched;
    for (let c = 0; c < changes; c++) {
      const lane = this.#laneOf[changed[c]!]!;
      if (lane < 0) continue;
      this.#arrive(lane);
      touched[lane] = 1;
    }
    for (let lane = 0; lane < lanes; lane++) {
      if (touched[lane] === 1) {
        touched[lane] = 0;
        continue;
      }
      const { readers, code, at } = this.#here[lane]!;
      const flags = this.#flags[lane]!;
      for (let c = 0; c < changes; c++) {
        const places = readers[changed[c]!];
        if (places === undefined) continue;
        for (let p = 0; p < places.length; p++) {
          const place = places[p]!;
          const now = this.#isEnabled(code, at[place]!) ? 1 : 0;
          const difference = now - flags[place]!;
          if (difference === 0) continue;
          flags[place] = now;
          this.able[lane]! += difference;
          this.total += difference;
        }
      }
    }
  }

  /** Asks about all steps of a lane in its local state. */
  #arrive(lane: number): void {
    const here = this.#offersAt(lane, this.locals[this.compiled.threads[lane]!]!);
    const { code, at } = here;
    this.#here[lane] = here;
    let flags = this.#flags[lane]!;
    if (at.length > flags.length) {
      flags = new Uint8Array(at.length * 2);
      this.#flags[lane] = flags;
    }
    let able = 0;
    for (let place = 0; place < at.length; place++) {
      const now = this.#isEnabled(code, at[place]!) ? 1 : 0;
      flags[place] = now;
      able += now;
    }
    this.total += able - this.able[lane]!;
    this.able[lane] = able;
  }

  #offersAt(lane: number, local: number): Offers {
    return (this.#offers[lane]![local] ??= offersOf(
      this.compiled,
      this.compiled.threads[lane]!,
      local,
    ));
  }

  #isEnabled(code: Int32Array, start: number): boolean {
    const { locals } = this;
    const { answers } = this.compiled;
    let pc = start;
    const some = code[pc + 3]!;
    const end = pc + HEAD + 2 * code[pc + 2]!;
    for (pc += HEAD; pc < end; pc += 2)
      if (answers.answer(code[pc + 1]!, locals[code[pc]!]!) < 0) return false;
    for (let s = 0; s < some; s++) {
      const after = pc + 1 + 2 * code[pc]!;
      let met = false;
      for (pc++; pc < after; pc += 2)
        met ||= answers.answer(code[pc + 1]!, locals[code[pc]!]!) >= 0;
      if (!met) return false;
    }
    return true;
  }
}
