import type { Holder } from '../../schemas/run.ts';
import type { Compiled } from '../tables/compile.ts';
import { lockHolders } from '../locks/lock-holders.ts';
import { Member } from '../tables/member.ts';
import type { Path } from '../search/path.ts';

/** Who waits for what in a state and who holds it, as the system's own blame tells it. */
export function blameAt(compiled: Compiled, locals: Int32Array): readonly Holder[] {
  const { blame } = compiled.system;
  if (!blame) return [];
  return blame(
    compiled.instances.map(
      (instance, i) => new Member(instance, compiled.spaces[i]!.glimpses[locals[i]!]!),
    ),
  );
}

/**
 * Who waits for what at the end of a run: as the system tells it, and where somebody is stuck also who
 * holds the locks that are waited for. In any other run a lock that is taken says nothing.
 */
export function holdersAt(
  compiled: Compiled,
  { kind }: { readonly kind: string },
  path: Path,
): readonly Holder[] {
  const told = blameAt(compiled, path.states.at(-1)!);
  return kind === 'progress' || kind === 'deadlock'
    ? [...told, ...lockHolders(compiled, path)]
    : told;
}
