import type { Action } from '../checker/tables/action.ts';
import { Compiled } from '../checker/tables/compile.ts';
import { refusalText } from '../checker/liveness/refusal-text.ts';
import type { Path } from '../checker/search/path.ts';
import { tryStep } from '../checker/tables/enabled.ts';
import { shortState } from '../checker/tables/short-state.ts';
import type { BrokenHere } from './broken-here.ts';
import type { Covering } from './covering.ts';
import { Execution } from './execution.ts';
import { actionNamed, samePicks } from './named-steps.ts';
import { Outcomes, type OutcomeRule } from './outcomes.ts';
import { Random } from './random.ts';
import type { NamedStep } from './regression.ts';
import { RulesAlong } from './rules-along.ts';
import { shortestAmong } from './shortest-among.ts';
import { Suspicions } from './suspicions.ts';
import { settling } from './strategies/settling.ts';
import type { Strategy } from './strategies/strategy.ts';
import type { WalkSubject } from './subject-of.ts';

/** The steps of a run and the rule that it breaks, if any. */
export interface Walk {
  readonly actions: readonly Action[];
  readonly broken?: BrokenHere;
}

/** Which share of a run is drawn where it is also to be seen what comes of it. */
const DRAWN = 0.75;

/** How a run is drawn. */
export interface DrawOptions {
  readonly strategy: Strategy;
  /** The same draws the same. */
  readonly seed: number;
  readonly lengthMax: number;
  /** Steps to take before any is drawn. */
  readonly first?: readonly Action[];
  /** Told of each step. */
  readonly covering?: Covering;
  /** Says where it pays to look what can come of the run; without it rules of progress and deadlock are not judged. */
  readonly suspicions?: Suspicions;
}

/** Takes runs of a system on its tables. */
export class Walker {
  readonly compiled: Compiled;
  readonly outcomes: Outcomes;
  readonly #execution: Execution;
  readonly #rules: RulesAlong;

  /**
   * @param only ids of the rules that count; all without
   * @throws ModelError for a mistake in the model
   */
  constructor(subject: WalkSubject, only?: readonly string[]) {
    this.compiled = new Compiled(subject.system, subject.sizes, subject.revisions);
    this.#execution = new Execution(this.compiled);
    this.#rules = new RulesAlong(this.compiled, only);
    this.outcomes = new Outcomes(this.compiled, only);
  }

  /**
   * What notices where to look for what rules of progress and deadlock ask; undefined where none does.
   *
   * @param isLimited whether looking may take no more than its share of the time that walking takes
   */
  suspicions(isLimited: boolean): Suspicions | undefined {
    return this.outcomes.rules.length === 0
      ? undefined
      : new Suspicions(this.compiled, this.outcomes, isLimited);
  }

  /** Draws a run: until a rule is broken, memory is corrupt, nothing can step, or it is long enough. */
  draw(options: DrawOptions): Walk {
    const { strategy, seed, lengthMax, first = [], covering, suspicions } = options;
    const run = this.#begin();
    covering?.begin();
    suspicions?.begin();
    const random = new Random(seed);
    // The rest is for what is under way to come to an end, or to where it is seen that it does not.
    let end = suspicions ? Math.ceil(lengthMax * DRAWN) : lengthMax;
    let scheduler = strategy.begin(random, run, end);
    for (let k = 0; ; k++) {
      const broken = this.#rules.broken(run);
      if (broken) return this.#walk(broken);
      if (this.#rules.corrupt(run)) return this.#walk();
      const ahead = this.#ahead(suspicions?.step(run));
      if (ahead) return this.#walk(ahead);
      const next = first[k];
      let goesOn = run.length < end && (next ? run.takeAction(next) : scheduler.step(run));
      if (!goesOn && end < lengthMax && suspicions?.isOpen(run) === true) {
        end = lengthMax;
        scheduler = settling.begin(random, run, end);
        goesOn = scheduler.step(run);
      }
      if (!goesOn) return this.#walk(this.#ahead(suspicions?.end(run)));
      covering?.step(run);
    }
  }

  /** Goes to where one of the rules is broken from the state of the run on. */
  #ahead(rules: readonly OutcomeRule[] = []): BrokenHere | undefined {
    const run = this.#execution;
    for (const rule of rules) {
      const found = this.outcomes.judge(rule, run.locals);
      if (!found) continue;
      for (const action of found.ahead) run.takeAction(action);
      return { rule };
    }
    return undefined;
  }

  /**
   * Takes the given steps, leaving out those that cannot be taken where they come.
   *
   * @param outcome a rule of progress or deadlock to judge the last state by
   */
  follow(actions: readonly Action[], outcome?: OutcomeRule): Walk {
    const run = this.#begin();
    for (let k = 0; ; k++) {
      const broken = this.#rules.broken(run);
      if (broken) return this.#walk(broken);
      if (this.#rules.corrupt(run)) return this.#walk();
      while (k < actions.length && !this.#take(actions[k]!)) k++;
      if (k < actions.length) continue;
      const isBroken = outcome && this.outcomes.isBroken(outcome, run.locals);
      return this.#walk(isBroken ? { rule: outcome } : undefined);
    }
  }

  /**
   * Takes steps by their names, leaving out those that cannot be taken where they come.
   *
   * @returns also the first of these, if any: its place, and why
   */
  followNamed(steps: readonly NamedStep[]): {
    readonly walk: Walk;
    readonly missed?: { readonly at: number; readonly why: string };
  } {
    const { compiled } = this;
    const run = this.#execution;
    let missed: { at: number; why: string } | undefined;
    this.#begin();
    for (let k = 0; ; k++) {
      const broken = this.#rules.broken(run);
      const isOver = broken !== undefined || this.#rules.corrupt(run);
      let isTaken = false;
      for (; !isOver && !isTaken && k < steps.length; k++) {
        const action = actionNamed(compiled, run.locals, steps[k]!);
        isTaken = action !== undefined && run.takeAction(action);
        if (isTaken) break;
        missed ??= { at: k, why: this.#whyNot(steps[k]!, action) };
      }
      if (isTaken) continue;
      const outcome = broken ? undefined : this.#outcomeHere();
      return { walk: this.#walk(broken ?? outcome), ...(missed && { missed }) };
    }
  }

  /** A rule of progress or deadlock that is broken from the state of the run on. */
  #outcomeHere(): BrokenHere | undefined {
    const { locals } = this.#execution;
    const rule = this.outcomes.rules.find((one) => this.outcomes.isBroken(one, locals));
    return rule && { rule };
  }

  #whyNot({ thread, step }: NamedStep, action: Action | undefined): string {
    const { compiled } = this;
    const { locals } = this.#execution;
    const at = compiled.indexOf(thread);
    if (at === undefined) return `there is no thread ${thread}`;
    if (action === undefined)
      return `${thread} has no step ${step} in ${shortState(compiled, at, locals[at]!)}`;
    const outcome = tryStep(compiled, action, locals);
    return 'refusal' in outcome ? refusalText(compiled, outcome.refusal, locals) : 'it can be';
  }

  /** Takes of the enabled steps of each state the one of this rank, up to the first that is not there. */
  followRanks(ranks: readonly number[]): Walk {
    const run = this.#begin();
    for (let k = 0; ; k++) {
      const broken = this.#rules.broken(run);
      if (broken) return this.#walk(broken);
      const isOver = k >= ranks.length || this.#rules.corrupt(run) || !run.takeNth(ranks[k]!);
      if (isOver) return this.#walk(this.#outcomeHere());
    }
  }

  /** Of each step of a run, how many of the enabled steps stand before it. */
  ranks(actions: readonly Action[]): number[] {
    const run = this.#begin();
    return actions.map((action) => {
      const rank = run.rankOf(action);
      if (rank === undefined || !run.takeAction(action))
        throw new Error('a step that was taken cannot be taken again');
      return rank;
    });
  }

  /** A shorter run of the same steps that breaks the same rule of states; undefined when none is near. */
  shorterAmong({ actions, broken }: Walk): Walk | undefined {
    const rules = this.#rules;
    const { rule } = broken!;
    const shorter = shortestAmong({
      compiled: this.compiled,
      actions,
      isGoal: (locals) => rules.isBrokenIn(rule, locals),
      isEnd: (locals) => rules.isCorruptIn(locals),
    });
    return shorter && this.follow(shorter);
  }

  /** A walk with the states that it goes through. */
  path({ actions }: Pick<Walk, 'actions'>): Path {
    const run = this.#execution;
    run.restart();
    const states = [run.locals.slice()];
    for (const action of actions) {
      if (!run.takeAction(action)) throw new Error('a step that was taken cannot be taken again');
      states.push(run.locals.slice());
    }
    return { actions, states };
  }

  /** Takes the step, or in another local state of the thread the one of its name and picks. */
  #take(action: Action): boolean {
    const run = this.#execution;
    const local = run.locals[action.thread]!;
    if (local === action.from) return run.takeAction(action);
    const { offer, picks } = action;
    const same = this.compiled
      .actionsOf(action.thread, local)
      .find((other) => other.offer.event === offer.event && samePicks(other.picks, picks));
    return same !== undefined && run.takeAction(same);
  }

  #begin(): Execution {
    this.#execution.restart();
    this.#rules.begin();
    return this.#execution;
  }

  #walk(broken?: BrokenHere): Walk {
    const { taken, length } = this.#execution;
    const actions = Array.from(taken.subarray(0, length), (id) => this.compiled.actions[id]!);
    return { actions, ...(broken && { broken }) };
  }
}
