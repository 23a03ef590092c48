import type { Limit } from '../../schemas/verdict.ts';
import { Chunked } from '../tables/chunked.ts';
import type { Compiled } from '../tables/compile.ts';
import type { Exploration, ExploreOptions, Graph } from './exploration.ts';
import { Interrupted } from './interrupted.ts';
import { Judge } from './judge.ts';
import { layoutFor, type Layout } from '../tables/layout.ts';
import { StateMarks } from '../tables/state-marks.ts';
import { StateSet } from '../tables/state-set.ts';
import { Successors } from '../tables/successors.ts';

/** A breadth-first search under way: packed states, the queue that they are, and what was found. */
export class Search {
  readonly judge: Judge;
  readonly #compiled: Compiled;
  readonly #interrupted: () => boolean;
  readonly #within: ((locals: Int32Array) => boolean) | undefined;
  readonly #locals: Int32Array;
  readonly #changed: Int32Array;
  readonly #old: Int32Array;
  readonly #parents = new Chunked();
  /** States in which memory is corrupt, or that lie outside of what is searched. */
  readonly #unexpanded = new StateMarks();
  readonly #levels: number[] = [1];
  /** For each action, the state from which it was first taken, or -1. */
  #firedFrom = new Float64Array();
  readonly #offsets: Chunked | undefined;
  readonly #targets: Chunked | undefined;
  readonly #actions: Chunked | undefined;
  readonly #successors: Successors;
  #layout: Layout;
  #set: StateSet;
  #at = 0;
  #transitions = 0;

  constructor(compiled: Compiled, options: ExploreOptions) {
    const { rules = compiled.system.rules, keepEdges, interrupted = () => false } = options;
    this.#interrupted = interrupted;
    this.#within = options.within;
    this.#compiled = compiled;
    this.judge = new Judge(compiled, rules);
    if (keepEdges ?? rules.some(({ kind }) => kind === 'progress' || kind === 'deadlock')) {
      this.#offsets = new Chunked();
      this.#targets = new Chunked();
      this.#actions = new Chunked();
    }
    const count = compiled.instances.length;
    this.#locals = new Int32Array(count);
    this.#changed = new Int32Array(count);
    this.#old = new Int32Array(count);
    this.#layout = layoutFor(compiled.spaces.map(({ size }) => size));
    this.#set = new StateSet(this.#layout.words);
    this.#successors = new Successors(compiled, this.#layout.words);
    this.#start(options.from ?? compiled.initial);
  }

  get size(): number {
    return this.#set.size;
  }

  get pending(): boolean {
    return this.#at < this.#set.size;
  }

  get bytes(): number {
    const edges =
      (this.#offsets?.bytes ?? 0) + (this.#targets?.bytes ?? 0) + (this.#actions?.bytes ?? 0);
    return this.#set.bytes + this.#parents.bytes + this.#unexpanded.bytes + edges;
  }

  get counts(): { states: number; expanded: number; transitions: number; depth: number } {
    return {
      states: this.#set.size,
      expanded: this.#at,
      transitions: this.#transitions,
      depth: this.#levels.length,
    };
  }

  #start(initial: ArrayLike<number>): void {
    const { instances } = this.#compiled;
    const { word, shift } = this.#layout;
    const packed = new Int32Array(this.#layout.words);
    for (let i = 0; i < instances.length; i++) {
      packed[word[i]!]! |= initial[i]! << shift[i]!;
      this.#locals[i] = initial[i]!;
      this.#changed[i] = i;
    }
    this.#set.add(packed, 0, this.#set.hash(packed, 0));
    this.#parents.push(0xffffffff);
    if (
      !this.judge.judge(0, this.#locals, this.#changed, instances.length) ||
      this.#within?.(this.#locals) === false
    )
      this.#unexpanded.add(0);
  }

  /** Expands up to `count` states in the order in which they were found. */
  expand(count: number, statesMax: number): void {
    const end = Math.min(this.#at + count, this.#set.size);
    while (this.#at < end && this.#set.size < statesMax) {
      if (this.#at === this.#levels.at(-1)) this.#levels.push(this.#set.size);
      this.#expandOne();
      this.#at++;
    }
  }

  #expandOne(): void {
    this.#unpack(this.#at);
    this.#offsets?.push(this.#targets!.length);
    if (this.#unexpanded.has(this.#at)) return;
    while (!this.#successors.list(this.#at, this.#locals, this.#set, this.#layout)) this.#widen();
    this.#takeAll();
  }

  /** Takes the listed steps. All slots are touched before any is searched: the memory accesses overlap. */
  #takeAll(): void {
    const { found, packed, hashes, actions } = this.#successors;
    const set = this.#set;
    const words = set.words;
    const state = this.#at;
    if (this.#firedFrom.length < this.#compiled.actions.length) this.#moreActions();
    const firedFrom = this.#firedFrom;
    const targets = this.#targets;
    set.touch(hashes, found);
    for (let k = 0; k < found; k++) {
      const action = actions[k]!;
      if (firedFrom[action]! < 0) firedFrom[action] = state;
      const before = set.size;
      const number = set.add(packed, k * words, hashes[k]!);
      if (targets !== undefined) {
        targets.push(number);
        this.#actions!.push(action);
      }
      if (number < before) continue;
      this.#parents.push(state);
      this.#judge(number, k * words);
    }
    this.#transitions += found;
  }

  #moreActions(): void {
    const longer = new Float64Array(this.#compiled.actions.length * 2).fill(-1);
    longer.set(this.#firedFrom);
    this.#firedFrom = longer;
  }

  /** Judges the new state whose packed form is at `at` of the successors. */
  #judge(number: number, at: number): void {
    const { word, shift, mask } = this.#layout;
    const locals = this.#locals;
    const changed = this.#changed;
    const old = this.#old;
    const { packed } = this.#successors;
    let count = 0;
    for (let i = 0; i < locals.length; i++) {
      const local = (packed[at + word[i]!]! >>> shift[i]!) & mask[i]!;
      if (local === locals[i]) continue;
      changed[count] = i;
      old[count++] = locals[i]!;
      locals[i] = local;
    }
    if (!this.judge.judge(number, locals, changed, count) || this.#within?.(locals) === false)
      this.#unexpanded.add(number);
    for (let c = 0; c < count; c++) locals[changed[c]!] = old[c]!;
  }

  #unpack(state: number): void {
    const { word, shift, mask } = this.#layout;
    const { arena, words } = this.#set;
    const base = state * words;
    const locals = this.#locals;
    for (let i = 0; i < locals.length; i++)
      locals[i] = (arena[base + word[i]!]! >>> shift[i]!) & mask[i]!;
  }

  /** Makes room for local states met since the layout was chosen. */
  #widen(): void {
    const wider = layoutFor(this.#compiled.spaces.map(({ size }) => size));
    this.#set = this.#set.relaid(this.#layout, wider);
    this.#layout = wider;
    this.#successors.relay(wider.words);
  }

  /**
   * @param partly whether what was expanded is to be judged by itself: the rest then counts as what
   *   anything may follow, as memory that is corrupt does
   */
  result(limit: Limit | undefined, cpuSeconds: number, partly = false): Exploration {
    const layout = this.#layout;
    const set = this.#set;
    const parents = this.#parents;
    const unexpanded = this.#unexpanded;
    const everyone = this.#compiled.instances.map((_, i) => i);
    const firedFrom = this.#firedFrom;
    const end = partly ? this.#at : set.size;
    return {
      compiled: this.#compiled,
      states: set.size,
      transitions: this.#transitions,
      depth: this.#levels.length - 1,
      limit,
      masked: this.#unexpanded.count > 0,
      corrupt: (state) => state >= end || unexpanded.has(state),
      findings: this.judge.findings,
      bytesPerState: Math.round((set.bytes + parents.bytes) / set.size),
      cpuSeconds,
      firedFrom: (action) => firedFrom[action] ?? -1,
      parent: (state) => (state === 0 ? -1 : parents.get(state)),
      locals(state, into, only = everyone) {
        const base = state * set.words;
        for (let k = 0; k < only.length; k++) {
          const i = only[k]!;
          into[i] = (set.arena[base + layout.word[i]!]! >>> layout.shift[i]!) & layout.mask[i]!;
        }
        return into;
      },
      graph: partly || limit === undefined ? this.#graph() : undefined,
    };
  }

  #graph(): Graph | undefined {
    const targets = this.#targets;
    const actions = this.#actions;
    if (!targets || !actions || !this.#offsets) return undefined;
    const states = this.#set.size;
    const offsets = new Uint32Array(states + 1).fill(targets.length);
    offsets.set(this.#offsets.toArray());
    return {
      offsets,
      targets: targets.toArray(),
      actions: actions.toArray(),
      heed: () => {
        if (this.#interrupted()) throw new Interrupted();
      },
    };
  }
}
