import { toStringMethod } from 'fast-check';
import type { Path } from '../checker/search/path.ts';
import { localState } from '../checker/tables/step-of.ts';
import { toRun } from '../checker/to-run.ts';
import { lanes } from '../report/run/lanes.ts';
import type { Run, RunStep } from '../schemas/run.ts';
import { brokenRun } from './broken-run.ts';
import type { DrawnRun, RunState } from './drawn-run.ts';
import { codeOfRun } from './run-code.ts';
import type { WalkSubject } from './subject-of.ts';
import type { Walk, Walker } from './walker.ts';

/** What a run shows that breaks no rule of its system. */
const OWN = {
  id: 'own-property',
  sentence:
    'a run that breaks no rule of its system; whoever drew it judges it by a property of their own',
  kind: 'cover',
} as const;

/** A drawn run whose data is made when it is asked for: of most runs nobody does. */
export class LazyRun implements DrawnRun {
  readonly walk: Walk;
  readonly #subject: WalkSubject;
  readonly #walker: Walker;
  readonly #replayOf: (code: string) => string;
  #path: Path | undefined;
  #data: Run | undefined;
  #states: readonly RunState[] | undefined;

  /** @param replayOf the command that finds a run again, by its code */
  constructor(
    subject: WalkSubject,
    walker: Walker,
    walk: Walk,
    replayOf: (code: string) => string,
  ) {
    this.walk = walk;
    this.#subject = subject;
    this.#walker = walker;
    this.#replayOf = replayOf;
  }

  get broken(): string | undefined {
    return this.walk.broken?.rule.id;
  }

  get steps(): readonly RunStep[] {
    return this.data.steps;
  }

  get states(): readonly RunState[] {
    return (this.#states ??= this.#taken().states.map((locals) => this.#stateOf(locals)));
  }

  get data(): Run {
    return (this.#data ??= this.#told());
  }

  [toStringMethod](): string {
    return `\n${lanes(this.data)}`;
  }

  #taken(): Path {
    return (this.#path ??= this.#walker.path(this.walk));
  }

  #told(): Run {
    const walk = this.walk;
    const replay = this.#replayOf(codeOfRun(this.#walker, walk.actions));
    if (walk.broken) return brokenRun(this.#subject, this.#walker, walk, replay);
    const { kernel, reverted, dropped, source, system } = this.#subject;
    const [rule] = system.rules;
    const { judged: _judged, ...told } = toRun(
      this.#walker.compiled,
      this.#taken(),
      { kernel, reverted, dropped, replay, ...(source && { source }) },
      { rule: rule! },
    );
    return { ...told, rule: OWN };
  }

  #stateOf(locals: Int32Array): RunState {
    const { compiled } = this.#walker;
    const placeOf = (name: string): number => {
      const place = compiled.indexOf(name);
      if (place !== undefined) return place;
      const names = compiled.instances.map((one) => one.name).join(', ');
      throw new Error(`${compiled.system.id} has no instance ${name}; it has ${names}`);
    };
    return {
      of(name) {
        const place = placeOf(name);
        return localState(compiled, place, locals[place]!);
      },
      counts(name) {
        const place = placeOf(name);
        const { def } = compiled.instances[place]!;
        if (def.kind !== 'object' || !def.counts) return 0;
        return def.counts.number(compiled.spaces[place]!.glimpses[locals[place]!]!);
      },
    };
  }
}
