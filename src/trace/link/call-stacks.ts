import type { RegisteredPagemap } from './registered-pagemap.ts';

/** A function that a runner has entered and not returned from, as far as the log shows. */
export interface Call {
  readonly event: string;
  readonly line: number;
  /** The pagemap that the call is about. */
  readonly pagemap?: RegisteredPagemap;
}

/** Calls of one runner that are kept; more have not returned in any sense that helps. */
const DEEPEST = 64;

/** Pairs returns with entries by who runs: return events say nothing else. */
export class CallStacks {
  readonly #stacks = new Map<string, Call[]>();
  /** Calls that each runner was seen to enter or leave: it is in no older one of those. */
  readonly #known = new Map<string, Set<string>>();

  /**
   * Whether the runner may be in a call of this function that began before the log. It is told once:
   * functions of interest do not call themselves.
   */
  maybeInside(runner: string, event: string): boolean {
    const known = this.#known.get(runner);
    if (known?.has(event) === true) return false;
    this.#note(runner, event);
    return true;
  }

  /** Any runner may be in a call that the log does not show. */
  forget(): void {
    this.#known.clear();
  }

  #note(runner: string, event: string): void {
    const known = this.#known.get(runner);
    if (known) known.add(event);
    else this.#known.set(runner, new Set([event]));
  }

  /** Forgets the registrations that are forgotten: calls about them are just calls. */
  sweep(): void {
    for (const stack of this.#stacks.values()) {
      for (const [i, { event, line, pagemap }] of stack.entries()) {
        if (pagemap?.isForgotten === true) stack[i] = { event, line };
      }
    }
  }

  enter(runner: string, call: Call): void {
    this.#note(runner, call.event);
    const stack = this.#stacks.get(runner);
    if (!stack) this.#stacks.set(runner, [call]);
    else {
      if (stack.length >= DEEPEST) stack.shift();
      stack.push(call);
    }
  }

  /** The call that a return belongs to, and those inside it: they have returned unseen. */
  leave(runner: string, event: string): { call?: Call; unseen: readonly Call[] } {
    const stack = this.#stacks.get(runner) ?? [];
    const at = stack.findLastIndex((call) => call.event === event);
    const [call, ...unseen] = at < 0 ? [] : stack.splice(at);
    return { unseen, ...(call && { call }) };
  }

  /** The innermost call of this function that the runner is in. */
  inside(runner: string, event: string): Call | undefined {
    return this.#stacks.get(runner)?.findLast((call) => call.event === event);
  }

  /** The innermost call that the runner is in. */
  innermost(runner: string): Call | undefined {
    return this.#stacks.get(runner)?.at(-1);
  }
}
