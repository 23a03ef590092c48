import { RETURNS } from '../kernel/armed.ts';
import type { Heard } from '../probes/heard.ts';
import type { ReturnMeans } from '../probes/meanings.ts';
import { runnerName, type TraceEvent } from '../log/trace-event.ts';
import { CallStacks, type Call } from './call-stacks.ts';
import type { Problem } from './problem.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';
import type { RegisteredPagemaps } from './registered-pagemaps.ts';
import type { SliceRouter } from './slice-router.ts';

/** Returns without which a pagemap's story has a gap. */
const PAIRED: ReadonlySet<string> = new Set(RETURNS);

/** What this asks and tells of its surroundings. */
interface Shown {
  /** Whether the log shows events of this name. */
  readonly armed: (event: string) => boolean;
  readonly report: (problem: Problem) => void;
}

/** Where something returns, and who. */
interface At {
  readonly event: TraceEvent;
  readonly runner: string;
}

/** The calls that runners are in, those too that began before the log or whose return it does not show. */
export class OpenCalls {
  readonly #stacks = new CallStacks();
  readonly #pagemaps: RegisteredPagemaps;
  readonly #router: SliceRouter;
  readonly #surroundings: Shown;

  constructor(pagemaps: RegisteredPagemaps, router: SliceRouter, surroundings: Shown) {
    this.#pagemaps = pagemaps;
    this.#router = router;
    this.#surroundings = surroundings;
  }

  /** The runner enters the function that its event is of. */
  enter({ line, runner, means }: Heard, pagemap?: RegisteredPagemap): void {
    this.enterFunction(runner, means, line, pagemap);
  }

  enterFunction(runner: string, event: string, line: number, pagemap?: RegisteredPagemap): void {
    this.#stacks.enter(runner, { event, line, ...(pagemap && { pagemap }) });
  }

  /** The call whose return this is. */
  leave(heard: Heard<ReturnMeans>): Call | undefined {
    return this.leaveFunction(heard, heard.meaning.ends!);
  }

  /** The call of a function that the runner returns from. */
  leaveFunction({ event, runner }: At, entry: string): Call | undefined {
    const left = this.#stacks.leave(runner, entry);
    for (const call of left.unseen) this.#leftUnseen(event, call);
    const isPaired = PAIRED.has(`${entry}_ret`) && this.#surroundings.armed(entry);
    // Only what was entered before the log began has no entry in it.
    if (!left.call && isPaired && !this.#stacks.maybeInside(runner, entry)) {
      const facts = { by: runnerName(event), function: entry };
      const finding = { kind: 'return without entry', line: event.line, facts } as const;
      this.#surroundings.report({ standing: 'refused', finding });
    }
    return left.call;
  }

  /** The runner enters a function that does not call itself: whatever call of it was open is over. */
  overUnseen({ event, runner }: At, entry: string): void {
    if (!this.#stacks.inside(runner, entry)) return;
    const { unseen, call } = this.#stacks.leave(runner, entry);
    for (const one of [...unseen, ...(call ? [call] : [])]) this.#leftUnseen(event, one);
  }

  /** The call of this function that the runner is in. */
  inside(runner: string, event: string): Call | undefined {
    return this.#stacks.inside(runner, event);
  }

  /** The function that the runner has entered last and is in. */
  innermost(runner: string): string | undefined {
    return this.#stacks.innermost(runner)?.event;
  }

  /** Whoever kills, waits for or frees a count is in memunmap_pages, maybe since before the log. */
  findUnregister(heard: Heard, pagemap: RegisteredPagemap): void {
    if (pagemap.since !== undefined || pagemap.unregisteredUnseen) return;
    if (this.#stacks.inside(heard.runner, 'memunmap_pages')) return;
    if (pagemap.lifecycle.some(({ means }) => means === 'memunmap_pages')) return;
    pagemap.wasUnregistering(heard);
    this.enterFunction(heard.runner, 'memunmap_pages', heard.line, pagemap);
  }

  /** The unregister that a return is of, when it was entered before the log began. */
  unseenUnregister(heard: Heard): Call | undefined {
    const pagemap = this.#pagemaps.unregisteredUnseen();
    if (!pagemap) return undefined;
    this.findUnregister(heard, pagemap);
    return { event: 'memunmap_pages', line: heard.line, pagemap };
  }

  /** Any runner may be in a call that the log does not show. */
  forget(): void {
    this.#stacks.forget();
  }

  /** Lets go of registrations that are forgotten. */
  sweep(): void {
    this.#stacks.sweep();
  }

  /** The return of a call is missing in the log. */
  #leftUnseen(event: TraceEvent, { event: entry, pagemap }: Call): void {
    if (!pagemap) return;
    if (entry === 'memunmap_pages') this.#pagemaps.end(pagemap, event.line);
    else if (entry === 'memremap_pages') pagemap.registered = true;
    else return;
    this.#router.leaveUnseen(event, pagemap);
  }
}
