import { inState } from '../../../src/model/machine/in-state.ts';
import type { Compiled } from '../../../src/checker/tables/compile.ts';

/** The words of a count while its bias is on, as real logs have them. */
const BIASED = '0x8000000000000001';

/** What probes would read at one moment of a run. */
export class Now {
  readonly #compiled: Compiled;
  readonly #locals: Int32Array;

  constructor(compiled: Compiled, locals: Int32Array) {
    this.#compiled = compiled;
    this.#locals = locals;
  }

  /** The count word of the pagemap, as ` key=word`; nothing when there is no count to read. */
  word(key: string): string {
    const { value, context } = this.#of('ref')!;
    if (inState(value, 'counted')) return ` ${key}=${BIASED}`;
    return inState(value, 'exact') ? ` ${key}=0x${Number(context['count']).toString(16)}` : '';
  }

  /** The refcount of a page. */
  refs(page: number): number {
    return Number(this.#of(`page${page}`)?.context['refs'] ?? 0);
  }

  /** Whether the RCU callback of the kill is at work, which takes well below a microsecond. */
  get inCallback(): boolean {
    const { value } = this.#of('rcu')!;
    return value === 'summed' || value === 'added' || value === 'confirmed';
  }

  #of(name: string) {
    const at = this.#compiled.indexOf(name);
    if (at === undefined) return undefined;
    return this.#compiled.spaces[at]!.glimpses[this.#locals[at]!]!;
  }
}
