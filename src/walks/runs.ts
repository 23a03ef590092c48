import { Arbitrary, stream, Value, type Random as Draws, type Stream } from 'fast-check';
import type { SystemDef } from '../model/system.ts';
import { shellQuoted } from '../schemas/shell-words.ts';
import type { DrawnRun } from './drawn-run.ts';
import { fewerSwitches, switchesOf } from './fewest-switches.ts';
import { LazyRun } from './lazy-run.ts';
import { firstStage, leaveOut, type Stage } from './leave-out.ts';
import { namedSteps } from './named-steps.ts';
import { strategyNamed } from './strategies/index.ts';
import type { Strategy } from './strategies/strategy.ts';
import { subjectOf, type SubjectOptions, type WalkSubject } from './subject-of.ts';
import { wordsOf } from './subject-words.ts';
import { Walker } from './walker.ts';

/** How runs are drawn for a property of one's own. */
export interface RunsOptions extends SubjectOptions {
  /** Steps of the longest run. Default: 150. */
  readonly lengthMax?: number;
  /** The id of a strategy. Default: `mix`. */
  readonly strategy?: string;
  /** Ids of the rules whose breaking ends a run; all safety rules without. */
  readonly only?: readonly string[];
  /**
   * Sizes, edits, dropped duties and kernels to be drawn with the run, the simplest first: what fails is
   * shrunk to an earlier of them where it still fails there. What one leaves out is as the options say.
   */
  readonly among?: readonly SubjectOptions[];
  /** The file that exports the system, for the commands that a run prints; without it a published one. */
  readonly file?: string;
}

/**
 * Runs of a system as an arbitrary of fast-check, for properties of your own in any runner.
 *
 * @example
 * fc.assert(fc.property(runs(mySystem), (run) => run.states.every((state) => state.counts('page0') < 3)));
 * @throws ModelError for a size, duty or strategy that there is not, or a mistake in the model
 */
export function runs(system: SystemDef, options: RunsOptions = {}): Arbitrary<DrawnRun> {
  const { among = [{}], lengthMax = 150, strategy, only, file, ...common } = options;
  const places = (among.length === 0 ? [{}] : among).map((one): Place => {
    const subject = subjectOf(system, { ...common, ...one });
    return { subject, walker: new Walker(subject, only) };
  });
  return new ArbitraryRun(places, strategyNamed(strategy), lengthMax, file);
}

/** One of the subjects that runs are drawn of. */
interface Place {
  readonly subject: WalkSubject;
  readonly walker: Walker;
}

/** Where shrinking stands. */
interface Context {
  readonly place: number;
  /** None: what is smaller than its system has been tried. */
  readonly stage?: Stage;
}

class ArbitraryRun extends Arbitrary<DrawnRun> {
  readonly #places: readonly Place[];
  readonly #strategy: Strategy;
  readonly #lengthMax: number;
  readonly #file: string | undefined;

  constructor(
    places: readonly Place[],
    strategy: Strategy,
    lengthMax: number,
    file: string | undefined,
  ) {
    super();
    this.#places = places;
    this.#strategy = strategy;
    this.#lengthMax = lengthMax;
    this.#file = file;
  }

  override generate(draws: Draws): Value<DrawnRun> {
    const place = draws.nextInt(0, this.#places.length - 1);
    const { walker } = this.#places[place]!;
    const seed = draws.nextInt();
    const walk = walker.draw({ strategy: this.#strategy, seed, lengthMax: this.#lengthMax });
    return this.#value(place, walk);
  }

  /** A run from elsewhere may be one of another system. */
  override canShrinkWithoutContext(_value: unknown): _value is DrawnRun {
    return false;
  }

  override shrink(value: DrawnRun, context: unknown): Stream<Value<DrawnRun>> {
    return stream(this.#smaller(value as LazyRun, context as Context));
  }

  *#smaller({ walk }: LazyRun, { place, stage }: Context): IterableIterator<Value<DrawnRun>> {
    const { walker } = this.#places[place]!;
    const { actions } = walk;
    if (stage === undefined) {
      const steps = namedSteps(walker.compiled, actions);
      for (let simpler = 0; simpler < place; simpler++)
        yield this.#value(simpler, this.#places[simpler]!.walker.followNamed(steps).walk);
    }
    for (const { actions: fewer, next } of leaveOut(actions, stage ?? firstStage(actions))) {
      const shorter = walker.follow(fewer);
      if (shorter.actions.length < actions.length) yield this.#value(place, shorter, next);
    }
    for (const order of fewerSwitches(actions)) {
      if (switchesOf(order) >= switchesOf(actions)) continue;
      const other = walker.follow(order);
      if (other.actions.length === actions.length) yield this.#value(place, other, firstStage([]));
    }
  }

  #value(place: number, walk: LazyRun['walk'], stage?: Stage): Value<DrawnRun> {
    const { subject, walker } = this.#places[place]!;
    const words = wordsOf(subject, this.#file);
    const replayOf = (code: string): string =>
      ['unplug', 'walk', ...words, '--path', code].map(shellQuoted).join(' ');
    const context: Context = { place, ...(stage && { stage }) };
    return new Value(new LazyRun(subject, walker, walk, replayOf) as DrawnRun, context);
  }
}
