import type { Action, Use } from '../tables/action.ts';
import type { Compiled } from '../tables/compile.ts';
import { answerOf } from '../tables/known-answers.ts';
import type { LocalSpace } from '../tables/local-space.ts';
import { inState } from '../../model/machine/in-state.ts';
import type { ThreadWays } from './thread-ways.ts';

/** Local states that take something, each with where it leads. */
type Answers = readonly (readonly [before: number, after: number])[];

/** What objects count, and which objects keep a unit of it, in the numbers of a compiled system. */
export class Counts {
  /** The instances that count something. */
  readonly counted: readonly number[];
  readonly #compiled: Compiled;
  readonly #ways: ThreadWays;
  readonly #locals: ReadonlyMap<LocalSpace, readonly number[]>;
  readonly #keepers: readonly number[];
  readonly #keeps = new Map<number, number>();
  readonly #changes = new Map<string, Range>();
  readonly #answers = new Map<number, Answers>();

  /** @param locals the local states by which it is told what an event does */
  constructor(
    compiled: Compiled,
    ways: ThreadWays,
    locals: ReadonlyMap<LocalSpace, readonly number[]>,
  ) {
    this.#compiled = compiled;
    this.#ways = ways;
    this.#locals = locals;
    const having = (part: 'counts' | 'keeps'): number[] =>
      compiled.instances.flatMap(({ def }, i) => (def.kind === 'object' && def[part] ? [i] : []));
    this.counted = having('counts');
    this.#keepers = having('keeps');
    for (const keeper of this.#keepers) {
      const of = this.#counterFor(keeper);
      if (of !== undefined) this.#keeps.set(keeper, of);
    }
  }

  /** How many units an instance counts in a local state. */
  number(instance: number, local: number): number {
    const { def } = this.#compiled.instances[instance]!;
    if (def.kind !== 'object' || !def.counts) return 0;
    return Math.max(0, def.counts.number(this.#compiled.spaces[instance]!.glimpses[local]!));
  }

  /** What one unit of an instance is called. */
  unit(instance: number): string {
    const { def } = this.#compiled.instances[instance]!;
    return def.kind === 'object' && def.counts ? def.counts.unit : 'unit';
  }

  /** The instance of whose units this one keeps one in some states. */
  keptBy(instance: number): number | undefined {
    return this.#keeps.get(instance);
  }

  /** Whether an instance keeps a unit in a local state. */
  isKeeping(instance: number, local: number): boolean {
    const { def } = this.#compiled.instances[instance]!;
    if (def.kind !== 'object' || !def.keeps) return false;
    const { value } = this.#compiled.spaces[instance]!.glimpses[local]!;
    return def.keeps.in.some((path) => inState(value, path));
  }

  /** The keepers of the units of an instance. */
  keepersOf(counted: number): number[] {
    return this.#keepers.filter((keeper) => this.#keeps.get(keeper) === counted);
  }

  /**
   * By how many units a step makes its thread the richer: what the count grows by, less what objects
   * keep of it from then on. Where that depends on the state it is the least; where both depend on it
   * they are taken to go along with each other.
   */
  gain(action: Action, counted: number): number {
    return this.#gains(action, counted).least;
  }

  /** As `gain`, but the most that it can be. */
  gainAtMost(action: Action, counted: number): number {
    return this.#gains(action, counted).most;
  }

  #gains({ id, uses }: Action, counted: number): Range {
    const key = `${id} ${counted}`;
    const known = this.#changes.get(key);
    if (known) return known;
    const grows: Range[] = [];
    const kept: Range[] = [];
    for (const use of uses) {
      if (use.event === undefined) continue;
      if (use.instance === counted)
        grows.push(givenOrTaken(this.#change(use, (local) => this.number(counted, local))));
      else if (this.#keeps.get(use.instance) === counted)
        kept.push(this.#change(use, (local) => (this.isKeeping(use.instance, local) ? 1 : 0)));
    }
    const together = grows.some(isOpen) && kept.some(isOpen);
    const closed = (ranges: readonly Range[]): readonly Range[] =>
      together ? sure(ranges) : ranges;
    const gains = {
      least: total(closed(grows), ({ least }) => least) - total(closed(kept), ({ most }) => most),
      most: total(grows, ({ most }) => most) - total(kept, ({ least }) => least),
    };
    this.#changes.set(key, gains);
    return gains;
  }

  /** By how much a use changes a measure in the states that take it. */
  #change(use: Use, measure: (local: number) => number): Range {
    const changes = this.answers(use).map(([before, after]) => measure(after) - measure(before));
    if (changes.length === 0) return { least: 0, most: 0 };
    return { least: Math.min(...changes), most: Math.max(...changes) };
  }

  /** Each local state that takes a use, with where it leads; violations are no answers. */
  answers(use: Use): Answers {
    const known = this.#answers.get(use.row);
    if (known) return known;
    const space = this.#compiled.spaces[use.instance]!;
    const found: [number, number][] = [];
    for (const local of this.#locals.get(space) ?? []) {
      if (space.violates[local]!) continue;
      const after = answerOf(this.#compiled, use, local);
      if (after >= 0 && !space.violates[after]!) found.push([local, after]);
    }
    this.#answers.set(use.row, found);
    return found;
  }

  /** Whether some state of every object that an action asks takes what it is asked. */
  canBeTaken({ uses }: Action): boolean {
    return uses.every(
      (use) =>
        !this.#locals.has(this.#compiled.spaces[use.instance]!) || this.answers(use).length > 0,
    );
  }

  /** Whether a use is refused for what is counted alone: whatever takes it counts less than there is now. */
  isRefusedForCount(use: Use, local: number): boolean {
    const { instance } = use;
    if (!this.counted.includes(instance)) return false;
    const now = this.number(instance, local);
    const taking = this.answers(use);
    return taking.length > 0 && taking.every(([before]) => this.number(instance, before) < now);
  }

  /** The counted instance that is told in a step which lets a keeper begin to keep. */
  #counterFor(keeper: number): number | undefined {
    const { def } = this.#compiled.instances[keeper]!;
    const of = def.kind === 'object' ? def.keeps?.of : undefined;
    const fits = this.counted.filter(
      (one) => one !== keeper && (!of || this.#compiled.instances[one]!.def.id === of.id),
    );
    if (of && fits.length === 1) return fits[0];
    for (const { uses } of this.#ways.all()) {
      const use = uses.find(({ instance, event }) => instance === keeper && event !== undefined);
      if (!use) continue;
      const told = uses.filter(({ instance }) => fits.includes(instance));
      if (told.length !== 1) continue;
      for (const [before, after] of this.answers(use))
        if (!this.isKeeping(keeper, before) && this.isKeeping(keeper, after))
          return told[0]!.instance;
    }
    return undefined;
  }
}

/** From the least to the most that a number changes by. */
interface Range {
  readonly least: number;
  readonly most: number;
}

/** What takes away however many there are gives nothing back: it forgets them. */
function givenOrTaken(range: Range): Range {
  return isOpen(range) && range.least < -1 ? { least: 0, most: 0 } : range;
}

function sure(ranges: readonly Range[]): readonly Range[] {
  return ranges.filter((range) => !isOpen(range));
}

function isOpen({ least, most }: Range): boolean {
  return least < most;
}

function total(ranges: readonly Range[], of: (range: Range) => number): number {
  return ranges.reduce((sum, range) => sum + of(range), 0);
}
