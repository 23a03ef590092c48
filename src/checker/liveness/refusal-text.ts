import type { Compiled } from '../tables/compile.ts';
import { toldEvent } from '../../schemas/told-event.ts';
import type { Refusal } from '../tables/enabled.ts';
import { shortState } from '../tables/short-state.ts';

/** Why a step can not happen now, in words: the participant, its state, what it refuses. */
export function refusalText(compiled: Compiled, refusal: Refusal, locals: Int32Array): string {
  if ('noneOf' in refusal) {
    const [first] = refusal.noneOf;
    if (!first) return 'the step needs one of a family that has no members';
    const names = refusal.noneOf.map(({ instance }) => compiled.instances[instance]!.name);
    return `none of ${names.join(', ')} ${first.looks.join(' and ')}`;
  }
  const { use } = refusal;
  const { name } = compiled.instances[use.instance]!;
  const state = shortState(compiled, use.instance, locals[use.instance]!);
  const looks = use.looks.map((look) => look.replace('looks ', ''));
  const wanted = [
    ...(looks.length > 0 ? [`it to be ${looks.join(' and ')}`] : []),
    ...(use.event !== undefined ? [`it to take ${toldEvent({ ...use, event: use.event })}`] : []),
  ];
  return `${name} is ${state}; the step needs ${wanted.join(' and ')}`;
}
