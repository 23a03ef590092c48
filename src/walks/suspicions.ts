import type { Watch } from '../checker/search/watch.ts';
import type { Compiled } from '../checker/tables/compile.ts';
import type { Execution } from './execution.ts';
import type { OutcomeRule, Outcomes } from './outcomes.ts';

/** A thread that stood so many steps where it cannot go on is suspected to be stuck. */
const STUCK_AFTER = 24;
/** It is looked for such a thread each time so many steps were taken; a power of two. */
const LOOKED_EACH = 8;

/** States that a campaign may look at before it has walked far, and for each step that it has walked. */
const LOOKED_FREELY = 20_000;
const LOOKED_A_STEP = 1;

interface Suspected {
  readonly rule: OutcomeRule;
  readonly watch: Watch;
}

/**
 * Notices where in a run it pays to look what can come of it: something is pending, or a thread stands where
 * it cannot go on. The same situation, told by the local states that the rule reads, is suspected the first,
 * 8th, 64th … time that a campaign comes to it: looking costs more than walking.
 */
export class Suspicions {
  readonly #compiled: Compiled;
  readonly #outcomes: Outcomes;
  readonly #isLimited: boolean;
  #walked = 0;
  readonly #deadlock: OutcomeRule | undefined;
  readonly #all: readonly Suspected[];
  readonly #byInstance: readonly (readonly Suspected[])[];
  readonly #met = new Map<string, number>();
  /** Of each lane, the step with which it came where it is. */
  readonly #since: Int32Array;
  readonly #laneOf: Int32Array;

  /** @param isLimited whether looking may take no more than its share of the time that walking takes */
  constructor(compiled: Compiled, outcomes: Outcomes, isLimited: boolean) {
    this.#compiled = compiled;
    this.#outcomes = outcomes;
    this.#isLimited = isLimited;
    this.#deadlock = outcomes.rules.find(({ kind }) => kind === 'deadlock');
    this.#all = outcomes.rules.flatMap((rule) =>
      outcomes.watchesOf(rule).map((watch) => ({ rule, watch })),
    );
    this.#byInstance = compiled.instances.map((_, i) =>
      this.#all.filter(({ watch }) => watch.instances.includes(i)),
    );
    this.#since = new Int32Array(compiled.threads.length);
    this.#laneOf = Int32Array.from(compiled.instances, (_, i) => compiled.threads.indexOf(i));
  }

  /** A run begins. */
  begin(): void {
    this.#since.fill(0);
  }

  /** The rules that the state may break which the last step led to. */
  step(run: Execution): OutcomeRule[] {
    const { changed, changes, locals, length } = run;
    const found: OutcomeRule[] = [];
    this.#walked++;
    for (let c = 0; c < changes; c++) {
      const instance = changed[c]!;
      const lane = this.#laneOf[instance]!;
      if (lane >= 0) this.#since[lane] = length;
      for (const one of this.#byInstance[instance]!)
        if (one.watch.holds(locals) && this.#isDue(one, locals)) found.push(one.rule);
    }
    if (this.#deadlock && (length & (LOOKED_EACH - 1)) === 0 && this.#stuckLane(run, STUCK_AFTER))
      found.push(this.#deadlock);
    return found;
  }

  /** Whether something is pending, or a thread stands where it cannot go on. */
  isOpen(run: Execution): boolean {
    if (this.#all.some(({ watch }) => watch.holds(run.locals))) return true;
    if (!this.#deadlock) return false;
    for (let lane = 0; lane < run.lanes; lane++)
      if (run.able[lane] === 0 && !run.rests(lane)) return true;
    return false;
  }

  /** The rules that the last state may break, after which the run takes no step. */
  end(run: Execution): OutcomeRule[] {
    const { locals } = run;
    const isStill = isStillIn(run);
    const found = new Set<OutcomeRule>();
    for (const one of this.#all)
      if (one.watch.holds(locals) && (isStill || this.#isDue(one, locals, 'at the end')))
        found.add(one.rule);
    if (this.#deadlock && this.#stuckLane(run, 0)) found.add(this.#deadlock);
    return [...found];
  }

  #isDue({ rule, watch }: Suspected, locals: Int32Array, where = ''): boolean {
    let key = `${rule.id} ${where} `;
    for (const i of watch.instances) key += String.fromCharCode(i, locals[i]!);
    return this.#isDueAt(key);
  }

  /** Whether a thread stands where it cannot go on, in a place that is due. */
  #stuckLane(run: Execution, after: number): boolean {
    const isStill = after === 0 && isStillIn(run);
    for (let lane = 0; lane < run.lanes; lane++) {
      if (run.able[lane]! > 0 || run.length - this.#since[lane]! < after || run.rests(lane))
        continue;
      const thread = this.#compiled.threads[lane]!;
      if (isStill || this.#isDueAt(`${lane} ${run.locals[thread]!} ${after}`)) return true;
    }
    return false;
  }

  #isDueAt(key: string): boolean {
    const affords = LOOKED_FREELY + LOOKED_A_STEP * this.#walked;
    if (this.#isLimited && this.#outcomes.looked > affords) return false;
    const times = (this.#met.get(key) ?? 0) + 1;
    this.#met.set(key, times);
    // Powers of 8: one bit, in a place that 3 divides.
    return (times & (times - 1)) === 0 && (31 - Math.clz32(times)) % 3 === 0;
  }
}

/** Whether nobody who is under way can go on. */
function isStillIn(run: Execution): boolean {
  for (let lane = 0; lane < run.lanes; lane++)
    if (run.able[lane]! > 0 && !run.rests(lane)) return false;
  return true;
}
