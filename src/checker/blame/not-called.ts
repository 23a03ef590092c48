import type { Compiled } from '../tables/compile.ts';
import { refusing } from './needs.ts';

/**
 * Whether a thread has not begun since nobody has asked it to: it stands where it started, and each of its
 * steps is refused by an instance that refused it then. RCU before a count is switched is one.
 */
export function isNotCalled(compiled: Compiled, thread: number, locals: Int32Array): boolean {
  if (locals[thread] !== compiled.initial[thread]) return false;
  const start = Int32Array.from(compiled.initial);
  return compiled.actionsOf(thread, locals[thread]!).every((action) => {
    const refusers = (at: Int32Array): number[] =>
      refusing(compiled, action, at).map(({ use }) => use.instance);
    const first = refusers(start);
    return refusers(locals).some((one) => first.includes(one));
  });
}
