import type { Holder } from '../schemas/run.ts';
import type { Compiled } from './compile.ts';
import { Member } from './member.ts';

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
