import type { FindingOf } from '../../schemas/log-finding.ts';
import { FS_DAX } from '../kernel/memory-types.ts';
import { runnerOf, type TraceEvent } from '../log/trace-event.ts';
import type { Heard } from '../probes/heard.ts';
import type { Means } from '../probes/meanings.ts';
import type { ProbeTable } from '../probes/probe-table.ts';
import type { Handlers, LinkParts } from './handlers.ts';
import { HoldKeeper, type WaitChange } from './hold-keeper.ts';
import { daxHandlers } from './link-dax.ts';
import { endOfUseHandlers } from './link-end-of-use.ts';
import { lifecycleHandlers } from './link-lifecycle.ts';
import { p2pHandlers } from './link-p2p.ts';
import { pageHandlers } from './link-pages.ts';
import { Evictions } from './evictions.ts';
import { OpenCalls } from './open-calls.ts';
import type { Problem } from './problem.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';
import type { RegisteredPagemaps } from './registered-pagemaps.ts';
import { SliceRouter } from './slice-router.ts';
import { Unfinished } from './unfinished.ts';
import { UnseenPins } from './unseen-pins.ts';

/** Registrations that are forgotten before the tasks are searched for what still names them. */
const SWEPT_EVERY = 64;

/** What a linker asks and tells of its surroundings. */
export interface Surroundings {
  readonly probes: ProbeTable;
  /** Whether the log shows when a function of this name returns. */
  readonly returns: (event: string) => boolean;
  /** Whether a lookup shows who takes a page of device-dax without the locks of its process. */
  readonly showsFastPins: boolean;
  /** Whether the log shows when the last user of a FS_DAX page is gone. */
  readonly frees: () => boolean;
  /** Whether the log shows events that mean this when they happen. */
  readonly shows: (means: Means) => boolean;
  /** Whether the log shows events of this name. */
  readonly armed: (event: string) => boolean;
  readonly report: (problem: Problem) => void;
  readonly blame: (pagemap: RegisteredPagemap, line: number, why: WaitChange) => void;
}

/**
 * Takes a log apart by address, event by event: what each says about which registration of a pagemap
 * and which page. A registration anew at an address is another pagemap.
 */
export class Linker {
  readonly #surroundings: Surroundings;
  readonly #router: SliceRouter;
  readonly #calls: OpenCalls;
  readonly #keeper: HoldKeeper;
  readonly #handlers: Handlers<Means>;
  readonly #evictions: Evictions;
  readonly #unfinished = new Unfinished();
  readonly #unseenPins: UnseenPins;
  #forgotten = 0;

  constructor(pagemaps: RegisteredPagemaps, surroundings: Surroundings) {
    const { report, shows, frees, blame, armed } = surroundings;
    const router = new SliceRouter(pagemaps, report);
    const calls = new OpenCalls(pagemaps, router, surroundings);
    const keeper = new HoldKeeper(blame);
    const showsFrees = ({ type }: RegisteredPagemap): boolean => type === FS_DAX && frees();
    const parts: LinkParts = { pagemaps, router, calls, showsFrees, shows, armed, report };
    const endOfUse = endOfUseHandlers(parts);
    this.#surroundings = surroundings;
    this.#router = router;
    this.#calls = calls;
    this.#keeper = keeper;
    this.#evictions = new Evictions(pagemaps);
    this.#unseenPins = new UnseenPins(pagemaps, surroundings);
    this.#handlers = {
      ...lifecycleHandlers(parts, keeper, endOfUse),
      ...pageHandlers(parts, keeper),
      ...daxHandlers(parts),
      ...endOfUse.handlers,
      ...p2pHandlers(parts),
    };
  }

  read(event: TraceEvent): void {
    const runner = runnerOf(event);
    this.#evictions.see(event, runner);
    this.#unfinished.see(event, runner);
    this.#unseenPins.see(event, runner);
    const heard = this.#surroundings.probes.hear(event);
    if (heard) handle(this.#handlers, heard);
    else if (this.#surroundings.probes.tellsDoing(event)) this.#passBy(event, runner);
  }

  /** A registration is forgotten: nothing may hold on to it for long. */
  forget(pagemap: RegisteredPagemap): void {
    this.#keeper.forget(pagemap);
    if (++this.#forgotten % SWEPT_EVERY > 0) return;
    this.#router.sweep();
    this.#calls.sweep();
  }

  /** Events were lost: any task may be in calls that the log does not show, or out of those it does. */
  lost(): void {
    this.#calls.forget();
  }

  /** Calls that have not returned when the log ends. */
  unfinished(): FindingOf<'unfinished'>[] {
    return this.#unfinished.atEnd(this.#surroundings.returns);
  }

  /** An event that says nothing to the models says what its runner turns to. */
  #passBy(event: TraceEvent, runner: string): void {
    const { name } = event;
    this.#router.settle({ event, runner });
    this.#keeper.see(runner, event);
    if (name.endsWith('_ret')) {
      this.#calls.leaveFunction({ event, runner }, name.slice(0, -'_ret'.length));
    } else if (this.#surroundings.returns(name)) {
      this.#calls.enterFunction(runner, name, event.line);
    }
  }
}

function handle<M extends Means>(handlers: Handlers<M>, heard: Heard<M>): void {
  handlers[heard.means](heard);
}
