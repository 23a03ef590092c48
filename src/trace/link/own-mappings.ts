import type { Heard } from '../probes/heard.ts';

/** Which of its mappings a task has left: by its own marks, the only one, one of several, or one that it never told. */
type Left = 'the only one' | 'one of several' | 'another';

/** Mappings of one task that are kept; whoever makes more cannot be told apart. */
const KEPT_MAX = 64;

/** The mappings that tasks name in their own marks: `= mmap -> N at ADDRESS`, `munmap N`. */
export class OwnMappings {
  readonly #made = new Map<string, Set<string>>();
  readonly #leaving = new Map<string, string>();

  made({ runner, event }: Heard): void {
    const name = /= mmap -> (\d+) at /.exec(event.text)?.[1];
    if (name === undefined) return;
    const made = this.#made.get(runner);
    if (!made) this.#made.set(runner, new Set([name]));
    else if (made.size < KEPT_MAX) made.add(name);
  }

  leaves({ runner, event }: Heard): void {
    const name = /user: munmap (\d+)/.exec(event.text)?.[1];
    if (name !== undefined) this.#leaving.set(runner, name);
  }

  /** What the munmap of this task that has returned was of. */
  left(runner: string): Left {
    const name = this.#leaving.get(runner);
    const made = this.#made.get(runner);
    this.#leaving.delete(runner);
    // A mark that names no mapping says that none is left.
    if (name === undefined) return 'the only one';
    if (!made) return 'one of several';
    const isSingle = made.size === 1;
    if (!made.delete(name)) return made.size < KEPT_MAX ? 'another' : 'one of several';
    return isSingle ? 'the only one' : 'one of several';
  }

  forget(runner: string): void {
    this.#made.delete(runner);
    this.#leaving.delete(runner);
  }
}
