import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { ModelError, type Problem } from '../error.ts';
import type { EventKind } from '../event-kind.ts';
import { pathOf } from '../machine/state-nodes.ts';

/** The part of a definition that says whether its machine is in the allowed part of XState. */
export interface Admitted {
  readonly kind: 'object' | 'thread';
  readonly id: string;
  readonly machine: AnyStateMachine;
  readonly events?: ReadonlyMap<string, EventKind>;
  readonly answers?: ReadonlyMap<string, readonly string[]>;
}

/** Where in a chart something is refused: a state, and an event of it or `entry`, `always`, `-`. */
export interface Place {
  readonly node: AnyStateNode;
  readonly event: string;
}

/** Everything that is wrong with one machine: its author is told all of it at once. */
export class Refusals {
  readonly def: Admitted;
  readonly #problems: Problem[];

  constructor(def: Admitted, found: readonly Problem[]) {
    this.def = def;
    this.#problems = [...found];
  }

  /** Refuses what stands at a place of the chart. */
  at({ node, event }: Place, problem: string, fix: string): void {
    this.say(`state ${pathOf(node)}, event ${event}`, problem, fix);
  }

  /** Refuses something that has no single place in the chart. */
  say(what: string, problem: string, fix: string): void {
    const where = `${this.def.kind} ${this.def.id}, ${what}`;
    const known = this.#problems.some((one) => one.where === where && one.problem === problem);
    if (!known) this.#problems.push({ where, problem, fix });
  }

  /** @throws ModelError with all that was refused, in the order of the chart */
  throwAny(): void {
    if (this.#problems.length > 0) throw ModelError.of(this.#problems);
  }
}
