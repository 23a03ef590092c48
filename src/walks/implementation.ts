import {
  type Arbitrary,
  type AsyncCommand,
  type ModelRunAsyncSetup,
  toStringMethod,
} from 'fast-check';
import { instancesOf } from '../model/changes/revised-instances.ts';
import { ModelError } from '../model/error.ts';
import { nearest } from '../model/similar.ts';
import type { SystemDef } from '../model/system.ts';
import { lanes } from '../report/run/lanes.ts';
import type { LocalState, RunParticipant, RunStep } from '../schemas/run.ts';
import type { DrawnRun } from './drawn-run.ts';
import { runs, type RunsOptions } from './runs.ts';
import { subjectOf } from './subject-of.ts';

/** How code of one's own is held against an object of a system. */
export interface ImplementationOptions<Real> extends RunsOptions {
  /** Name of the object that the code stands for, e.g. `page0`. */
  readonly of: string;
  /** Makes what is held against it, anew for each run. */
  readonly create: () => Real | Promise<Real>;
  /**
   * What each event of the object is in the code. It is given what the event carries. `false` says that the
   * code answered otherwise than the event has it; whatever it throws counts as a difference too.
   */
  readonly does: Readonly<Record<string, (real: Real, value: RunParticipant['value']) => unknown>>;
  /** Whether the code is in this state of the chart, as far as it can be seen; it always is without. */
  readonly agrees?: (state: LocalState, real: Real) => boolean | Promise<boolean>;
  /** Ends what `create` made, e.g. a child process; also after a difference. */
  readonly close?: (real: Real) => void | Promise<void>;
  /** Milliseconds that one event may take. Default: 1000. A loop without end inside of it cannot be ended. */
  readonly limitMs?: number;
}

/** Where the chart stands beside the code. */
export interface ChartBeside {
  /** The local state of the object; undefined before the first event. */
  state: LocalState | undefined;
}

/** Code of one's own beside a chart, as `fast-check` runs models beside implementations. */
export interface Implementation<Real extends object> {
  /** Commands of drawn runs: one for each step that says something to the object. Shrunk as runs are. */
  readonly commands: Arbitrary<Iterable<AsyncCommand<ChartBeside, Real>>>;
  /** For `asyncModelRun`. */
  readonly setup: ModelRunAsyncSetup<ChartBeside, Real>;
  /** Runs commands beside a new implementation, and closes it. @throws Error where the two differ */
  readonly run: (commands: Iterable<AsyncCommand<ChartBeside, Real>>) => Promise<void>;
}

/**
 * Holds code of one's own (a mock driver, a reference counter, a child process) against an object of a system:
 * runs of the system are drawn, the code is told each event that the object is sent, and where it does not
 * answer, or is not in the state that the chart is in, the run is shrunk.
 *
 * The commands come from drawn runs and not from an array of commands that are tried one after the other:
 * of those most cannot be taken where they stand, and deep differences were never met.
 *
 * @example
 * const held = implementation(mySystem, { of: 'ref', create: () => new MyRef(), does: { GET: (ref) => ref.get() } });
 * await fc.assert(fc.asyncProperty(held.commands, held.run));
 * @throws ModelError for an object that there is not, or an event of it that is left out
 */
export function implementation<Real extends object>(
  system: SystemDef,
  options: ImplementationOptions<Real>,
): Implementation<Real> {
  const { of, create, does, agrees, close, limitMs = 1000, ...drawn } = options;
  checkEvents(system, options);
  const stepOf = (step: RunStep, at: number): Command<Real>[] =>
    step.participants
      .filter(({ instance, event }) => instance === of && event !== undefined)
      .map((part) => new Command({ step, part, at, does, agrees, limitMs }));
  const setup = async (): Promise<{ model: ChartBeside; real: Real }> => ({
    model: { state: undefined },
    real: await create(),
  });
  return {
    commands: runs(system, drawn).map((run) => new Commands(run, run.steps.flatMap(stepOf))),
    setup,
    async run(commands) {
      const { model, real } = await setup();
      try {
        for (const command of commands) await command.run(model, real);
      } finally {
        await close?.(real);
      }
    },
  };
}

/** @throws ModelError for an object that there is not, or an event that `does` lacks or has too many */
function checkEvents<Real>(
  system: SystemDef,
  { of, does, ...options }: ImplementationOptions<Real>,
): void {
  const instances = instancesOf(system, subjectOf(system, options).sizes);
  const found = instances.find(({ name }) => name === of);
  if (found?.def.kind !== 'object')
    throw new ModelError(
      `system ${system.id}, ${of}`,
      'is no object of it',
      nearest(
        of,
        instances.flatMap(({ name, def }) => (def.kind === 'object' ? [name] : [])),
      ),
    );
  const events = [...found.def.events.keys()];
  const missing = events.find((event) => !(event in does));
  if (missing !== undefined)
    throw new ModelError(
      `implementation of ${of}, event ${missing}`,
      'nothing says what it is in the code',
      `add it to does: { ${missing}: (real) => … }`,
    );
  const extra = Object.keys(does).find((event) => !events.includes(event));
  if (extra !== undefined)
    throw new ModelError(
      `implementation of ${of}, event ${extra}`,
      `is no event of ${found.def.id}`,
      nearest(extra, events),
    );
}

/** The commands of one run. They print as it does. */
class Commands<Real extends object> {
  readonly #run: DrawnRun;
  readonly #all: readonly Command<Real>[];

  constructor(run: DrawnRun, all: readonly Command<Real>[]) {
    this.#run = run;
    this.#all = all;
  }

  [Symbol.iterator](): Iterator<Command<Real>> {
    return this.#all[Symbol.iterator]();
  }

  [toStringMethod](): string {
    return `\n${lanes(this.#run.data)}`;
  }
}

interface CommandParts<Real> {
  readonly step: RunStep;
  readonly part: RunParticipant;
  /** Place of the step in its run. */
  readonly at: number;
  readonly does: ImplementationOptions<Real>['does'];
  readonly agrees: ImplementationOptions<Real>['agrees'];
  readonly limitMs: number;
}

/** One event, in the chart and in the code. It keeps nothing: it is run again while a run is shrunk. */
class Command<Real extends object> implements AsyncCommand<ChartBeside, Real> {
  readonly #parts: CommandParts<Real>;

  constructor(parts: CommandParts<Real>) {
    this.#parts = parts;
  }

  check(): boolean {
    return true;
  }

  async run(model: ChartBeside, real: Real): Promise<void> {
    const { part, does, agrees } = this.#parts;
    const event = part.event!;
    const said = await this.#within(() => does[event]!(real, part.value));
    if (said === false) throw this.#differs(`the implementation answers otherwise`);
    model.state = part.to;
    if (agrees && !(await this.#within(() => agrees(part.to, real))))
      throw this.#differs('the implementation is in another state');
  }

  toString(): string {
    const { step, part } = this.#parts;
    return `${step.thread}: ${step.step} (${part.event})`;
  }

  #differs(how: string, options?: ErrorOptions): Error {
    const { at, part } = this.#parts;
    const { value, context } = part.to;
    const state = `${JSON.stringify(value)} ${JSON.stringify(context)}`;
    return new Error(
      `step ${at + 1}, ${this.toString()}: ${how}; ${part.instance} is ${state}`,
      options,
    );
  }

  /** @throws Error when it throws, or is not done in time */
  async #within(does: () => unknown): Promise<unknown> {
    const { limitMs } = this.#parts;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      const isLate = (): void =>
        reject(this.#differs(`the implementation does not answer within ${limitMs} ms`));
      timer = setTimeout(isLate, limitMs);
    });
    try {
      return await Promise.race([Promise.resolve().then(does), late]);
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('step ')) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw this.#differs(`the implementation throws ${reason}`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }
}
