import { eventOf } from './kernel/armed.ts';
import type { CheckedLog } from './check-log.ts';
import { explainingRun } from './verdict/explained-steps.ts';
import type { ExplainedSlice } from './follow/explained-slice.ts';
import { isMeans, MEANINGS } from './probes/meanings.ts';
import type { ProbeTable } from './probes/probe-table.ts';
import type { Log } from './log/read-log.ts';

/** Events that say what people were told, and not what the kernel did. */
const HINTS: ReadonlySet<string> = new Set(['tracing_mark_write']);

/** What some logs show of a model, and what of them no model explains. */
export interface LogCoverage {
  readonly systems: readonly SystemCoverage[];
  /** Model events that no log has an event of. */
  readonly meaningsNeverShown: readonly string[];
  /** Events that no slice hears, and how often they occur. */
  readonly unexplained: ReadonlyMap<string, number>;
}

/** What the runs that explain some logs take of one model. */
interface SystemCoverage {
  readonly system: string;
  /** Steps that events show. */
  readonly shown: readonly string[];
  /** Steps that were only put in: no event shows them. */
  readonly putIn: readonly string[];
  /** Steps that no run takes. */
  readonly never: readonly string[];
}

/** Gathers what logs show while they are held against the models one after the other. */
export class CoverageOfLogs {
  readonly #known = new Map<string, Map<string, 'never' | 'put in' | 'shown'>>();
  readonly #met = new Set<string>();
  readonly #unexplained = new Map<string, number>();

  add(log: Log, { slices }: CheckedLog, probes: ProbeTable): void {
    const heard = new Set<number>();
    for (const followed of slices) {
      for (const { line } of followed.slice.entries) heard.add(line);
      this.#addSlice(followed);
    }
    for (const event of log.events) {
      const said = probes.hear(event);
      if (said) this.#met.add(said.means);
      if (said || heard.has(event.line) || HINTS.has(event.name)) continue;
      this.#unexplained.set(event.name, (this.#unexplained.get(event.name) ?? 0) + 1);
    }
  }

  end(): LogCoverage {
    const systems = [...this.#known].map(([system, steps]) => {
      const those = (how: string): string[] =>
        [...steps].flatMap(([step, is]) => (is === how ? [step] : []));
      return { system, shown: those('shown'), putIn: those('put in'), never: those('never') };
    });
    return {
      systems,
      meaningsNeverShown: Object.keys(MEANINGS).filter((name) => !this.#met.has(name)),
      unexplained: new Map([...this.#unexplained].toSorted((a, b) => b[1] - a[1])),
    };
  }

  #addSlice(followed: ExplainedSlice): void {
    const { compiled } = followed.space;
    const { id } = compiled.system;
    let steps = this.#known.get(id);
    if (!steps) {
      steps = new Map();
      this.#known.set(id, steps);
    }
    for (const { def } of compiled.instances) {
      if (def.kind !== 'thread') continue;
      for (const step of def.machine.events) {
        if (!steps.has(step)) steps.set(step, 'never');
      }
    }
    for (const { action, line } of explainingRun(followed).steps) {
      const step = action.offer.event;
      if (line !== undefined) steps.set(step, 'shown');
      else if (steps.get(step) !== 'shown') steps.set(step, 'put in');
    }
  }
}

/** A coverage in words, for people. */
export function coverageText({ systems, meaningsNeverShown, unexplained }: LogCoverage): string {
  const lines = systems.flatMap(({ system, shown, putIn, never }) => [
    `${system}: ${shown.length} steps shown by events, ${putIn.length} only put in, ${never.length} in no log`,
    ...(putIn.length > 0 ? [`  only put in: ${putIn.join(', ')}`] : []),
    ...(never.length > 0 ? [`  in no log: ${never.map(inWords).join(', ')}`] : []),
  ]);
  const events = [...unexplained].map(([name, times]) => `${name} (${times})`);
  return [
    ...lines,
    `model events that no log has: ${meaningsNeverShown.join(', ') || 'none'}`,
    `events that no model step explains: ${events.join(', ') || 'none'}`,
  ].join('\n');
}

/** A step by its name; one that an event would show is marked. */
function inWords(step: string): string {
  return isMeans(eventOf(step)) ? `${step} [an event]` : step;
}
