import type { Action } from '../checker/tables/action.ts';
import type { Rule } from '../model/rule.ts';
import { fewerSwitches, switchesOf } from './fewest-switches.ts';
import { firstStage, leaveOut } from './leave-out.ts';
import type { OutcomeRule } from './outcomes.ts';
import { among } from './strategies/among.ts';
import type { Walk, Walker } from './walker.ts';

/** So many runs of the same steps are drawn for a shorter one. */
const REDRAWN = 400;

/**
 * Makes a run that breaks a rule as short as it can, then as seldom switched between threads: leaves out
 * steps, looks for shorter runs near it, and reorders it.
 */
export function shorten(walker: Walker, walk: Walk): Walk {
  const shortener = new Shortener(walker, walk.broken!.rule);
  let best = shortener.leaveOut(walk);
  for (let other = shortener.nearby(best); other; other = shortener.nearby(best))
    best = shortener.leaveOut(other);
  return shortener.reorder(best);
}

class Shortener {
  readonly #walker: Walker;
  readonly #rule: Rule;
  readonly #outcome: OutcomeRule | undefined;

  constructor(walker: Walker, rule: Rule) {
    this.#walker = walker;
    this.#rule = rule;
    this.#outcome = walker.outcomes.rules.find((one) => one === rule);
  }

  #follow(actions: readonly Action[]): Walk {
    return this.#walker.follow(actions, this.#outcome);
  }

  #breaks({ broken }: Walk): boolean {
    return broken?.rule === this.#rule;
  }

  leaveOut(walk: Walk): Walk {
    let best = walk;
    let stage = firstStage(walk.actions);
    const step = (): boolean => {
      for (const { actions, next } of leaveOut(best.actions, stage)) {
        const shorter = this.#follow(actions);
        if (shorter.actions.length >= best.actions.length || !this.#breaks(shorter)) continue;
        best = shorter;
        stage = next;
        return true;
      }
      return false;
    };
    while (step());
    return best;
  }

  /** A shorter run that breaks the rule as well; undefined when none was met. */
  nearby(walk: Walk): Walk | undefined {
    if (this.#outcome) return this.#shortcut(walk, this.#outcome);
    const shorter = this.#walker.shorterAmong(walk);
    return shorter && this.#breaks(shorter) ? shorter : this.#redrawn(walk);
  }

  /** A shorter way to where the rule is broken, from a state of the run. */
  #shortcut(walk: Walk, outcome: OutcomeRule): Walk | undefined {
    const { states } = this.#walker.path(walk);
    for (const [k, state] of states.entries()) {
      const ahead = this.#walker.outcomes.judge(outcome, state)?.ahead;
      if (!ahead || k + ahead.length >= walk.actions.length) continue;
      const shorter = this.#follow([...walk.actions.slice(0, k), ...ahead]);
      if (this.#breaks(shorter)) return shorter;
    }
    return undefined;
  }

  /** A shorter run of the same steps. */
  #redrawn({ actions }: Walk): Walk | undefined {
    const strategy = among(this.#walker.compiled, actions);
    for (let seed = 0; seed < REDRAWN; seed++) {
      const drawn = this.#walker.draw({ strategy, seed, lengthMax: actions.length - 1 });
      if (this.#breaks(drawn)) return drawn;
    }
    return undefined;
  }

  /** The same steps with fewer switches between threads. */
  reorder(walk: Walk): Walk {
    let best = walk;
    const step = (): boolean => {
      for (const actions of fewerSwitches(best.actions)) {
        if (switchesOf(actions) >= switchesOf(best.actions)) continue;
        const other = this.#follow(actions);
        if (other.actions.length !== best.actions.length || !this.#breaks(other)) continue;
        best = other;
        return true;
      }
      return false;
    };
    while (step());
    return best;
  }
}
