import type { Compiled } from '../checker/tables/compile.ts';
import type { Exploration } from '../checker/search/exploration.ts';
import { inState } from '../checker/tables/member.ts';
import type { Path } from '../checker/search/path.ts';
import { nodesOf, pathOf } from '../model/machine/state-nodes.ts';
import type { Coverage, Known, Share } from './coverage.ts';
import { textOfLocals } from './text-of-locals.ts';

/** What a finished search counted; nothing if it stopped at a limit. */
export function knownFrom({ limit, states, compiled }: Exploration): Known | undefined {
  if (limit !== undefined) return undefined;
  const localStates = [...new Set(compiled.spaces)].reduce((sum, { size }) => sum + size, 0);
  return { localStates, globalStates: states };
}

/** Gathers what runs come by. */
export class Covering {
  readonly #compiled: Compiled;
  readonly #transitions = new Set<number>();
  readonly #locals: Set<number>[];
  readonly #globals = new Set<string>();

  constructor(compiled: Compiled) {
    this.#compiled = compiled;
    const sets = new Map(compiled.spaces.map((space) => [space, new Set<number>()]));
    this.#locals = compiled.spaces.map((space) => sets.get(space)!);
  }

  add({ actions, states }: Path): void {
    for (const { transition } of actions) this.#transitions.add(transition);
    for (const locals of states) {
      this.#globals.add(textOfLocals(locals));
      for (let i = 0; i < locals.length; i++) this.#locals[i]!.add(locals[i]!);
    }
  }

  /** @param known counts of an exhaustive search, where there was one */
  coverage(known?: Known): Coverage {
    const localStates = [...new Set(this.#locals)].reduce((sum, { size }) => sum + size, 0);
    return {
      chartStates: this.#chartStates(),
      steps: { seen: this.#transitions.size, of: this.#stepsInCharts() },
      localStates: { seen: localStates, ...(known && { of: known.localStates }) },
      globalStates: { seen: this.#globals.size, ...(known && { of: known.globalStates }) },
    };
  }

  #chartStates(): Share {
    const { spaces } = this.#compiled;
    let seen = 0;
    let of = 0;
    for (const space of new Set(spaces)) {
      const met = this.#locals[spaces.indexOf(space)]!;
      const values = [...met].map((local) => space.glimpses[local]!.value);
      for (const node of nodesOf(space.def.machine.root)) {
        if (node.type !== 'atomic' || !node.parent || node.tags.includes('violation')) continue;
        of++;
        if (values.some((value) => inState(value, pathOf(node)))) seen++;
      }
    }
    return { seen, of };
  }

  #stepsInCharts(): number {
    let count = 0;
    for (const { def } of new Set(this.#compiled.spaces)) {
      if (def.kind !== 'thread') continue;
      for (const node of nodesOf(def.machine.root)) count += node.transitions.size;
    }
    return count;
  }
}
