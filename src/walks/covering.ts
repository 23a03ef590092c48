import type { Exploration } from '../checker/search/exploration.ts';
import type { Compiled } from '../checker/tables/compile.ts';
import { inState } from '../model/machine/in-state.ts';
import { nodesOf, pathOf } from '../model/machine/state-nodes.ts';
import type { Coverage, Known, Share } from './coverage.ts';
import type { Execution } from './execution.ts';
import { StateHashes } from './state-hashes.ts';

/** What a finished search counted; nothing if it stopped at a limit. */
export function knownFrom({ limit, states, compiled }: Exploration): Known | undefined {
  if (limit !== undefined) return undefined;
  const localStates = [...new Set(compiled.spaces)].reduce((sum, { size }) => sum + size, 0);
  return { localStates, globalStates: states };
}

/** The local states of one machine that were met; 1 for each. */
interface Met {
  flags: Uint8Array;
  count: number;
}

/** Gathers what runs come by, step by step. */
export class Covering {
  readonly #compiled: Compiled;
  readonly #transitions: Met = { flags: new Uint8Array(256), count: 0 };
  readonly #locals: readonly Met[];
  readonly #globals = new StateHashes();
  readonly #stepsInCharts: number;
  readonly #start: { readonly low: number; readonly high: number };

  constructor(compiled: Compiled) {
    this.#compiled = compiled;
    this.#stepsInCharts = stepsInCharts(compiled);
    const met = new Map(
      compiled.spaces.map((space) => [space, { flags: new Uint8Array(64), count: 0 }]),
    );
    this.#locals = compiled.spaces.map((space) => met.get(space)!);
    for (const [instance, local] of compiled.initial.entries()) {
      this.#globals.toggle(instance, local);
      meet(this.#locals[instance]!, local);
    }
    this.#start = { low: this.#globals.low, high: this.#globals.high };
  }

  /** A run begins. */
  begin(): void {
    this.#globals.low = this.#start.low;
    this.#globals.high = this.#start.high;
    this.#globals.add();
  }

  /**
   * The run has taken a step.
   *
   * @returns whether it took a step of a statechart, or came to a local state, that is new
   */
  step({ taken, length, changed, changes, was, locals }: Execution): boolean {
    let isNew = meet(this.#transitions, this.#compiled.actions[taken[length - 1]!]!.transition);
    const globals = this.#globals;
    for (let c = 0; c < changes; c++) {
      const instance = changed[c]!;
      const local = locals[instance]!;
      globals.toggle(instance, was[c]!);
      globals.toggle(instance, local);
      if (meet(this.#locals[instance]!, local)) isNew = true;
    }
    globals.add();
    return isNew;
  }

  /** The counts that cost nothing. */
  progress(): { steps: { seen: number; of: number }; states: number } {
    return {
      steps: { seen: this.#transitions.count, of: this.#stepsInCharts },
      states: this.#globals.size,
    };
  }

  /** @param known counts of an exhaustive search, where there was one */
  coverage(known?: Known): Coverage {
    const localStates = [...new Set(this.#locals)].reduce((sum, { count }) => sum + count, 0);
    return {
      chartStates: this.#chartStates(),
      steps: { seen: this.#transitions.count, of: this.#stepsInCharts },
      localStates: { seen: localStates, ...(known && { of: known.localStates }) },
      globalStates: {
        seen: this.#globals.size,
        ...(this.#globals.isFull && { atLeast: true as const }),
        ...(known && { of: known.globalStates }),
      },
    };
  }

  #chartStates(): Share {
    const { spaces } = this.#compiled;
    let seen = 0;
    let of = 0;
    for (const space of new Set(spaces)) {
      const { flags } = this.#locals[spaces.indexOf(space)]!;
      const values = space.glimpses.flatMap(({ value }, local) => (flags[local] ? [value] : []));
      for (const node of nodesOf(space.def.machine.root)) {
        if (node.type !== 'atomic' || !node.parent || node.tags.includes('violation')) continue;
        of++;
        if (values.some((value) => inState(value, pathOf(node)))) seen++;
      }
    }
    return { seen, of };
  }
}

/** How many steps the statecharts of the threads have. */
function stepsInCharts({ spaces }: Compiled): number {
  let count = 0;
  for (const { def } of new Set(spaces)) {
    if (def.kind !== 'thread') continue;
    for (const node of nodesOf(def.machine.root)) count += node.transitions.size;
  }
  return count;
}

/** @returns whether it is new */
function meet(met: Met, at: number): boolean {
  if (met.flags[at] === 1) return false;
  if (at >= met.flags.length) {
    const longer = new Uint8Array(Math.max(met.flags.length * 2, at + 1));
    longer.set(met.flags);
    met.flags = longer;
  }
  met.flags[at] = 1;
  met.count++;
  return true;
}
