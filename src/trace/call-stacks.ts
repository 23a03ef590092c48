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

  /** Notes that the runner is seen; from now on it cannot be in a call that the log does not show. */
  see(runner: string): void {
    if (!this.#stacks.has(runner)) this.#stacks.set(runner, []);
  }

  /** Whether the runner may be in a call that began before the log. */
  isNew(runner: string): boolean {
    return !this.#stacks.has(runner);
  }

  /** Any runner may be in a call that the log does not show. */
  forget(): void {
    for (const [runner, stack] of this.#stacks) if (stack.length === 0) this.#stacks.delete(runner);
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
