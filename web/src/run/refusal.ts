import { localOf, type Disabled, type Locals } from '../../../src/explore/interpret.ts';
import type { Scene } from '../../../src/explore/scene-data.ts';
import { toldEvent } from '../../../src/schemas/told-event.ts';
import { describe } from '../../../src/report/run/local-state.ts';

/** Why a step can not be taken: the participant, its state, and the look or guard that says no. */
export function refusalOf(scene: Scene, locals: Locals, { refusing, untold }: Disabled): string {
  if (untold) return 'leads outside the tables of this page; the command line can go there';
  const [use] = refusing;
  if (!use) return 'needs one of a family that has no members';
  const { event, value, looks, guards } = scene.rows[use.row]!;
  const nameOf = (i: number): string => scene.instances[i]!.name;
  if (refusing.length > 1)
    return `none of ${refusing.map(({ instance }) => nameOf(instance)).join(', ')} ${looks.join(' and ')}`;
  const local = locals[use.instance]!;
  const state = `${nameOf(use.instance)} is ${describe(localOf(scene, use.instance, local))}`;
  const wanted = looks.map((look) => look.replace('looks ', ''));
  const guard = guards?.[local];
  const needs = [
    ...(wanted.length > 0 ? [`it ${wanted.join(' and ')}`] : []),
    ...(event !== undefined ? [`it to take ${toldEvent({ event, value })}`] : []),
  ];
  const why = guard === undefined ? '' : ` (guard ${guard} says no)`;
  return `${state}; the step needs ${needs.join(', and ')}${why}`;
}
