import type { Run } from '../schemas/run.ts';

/** What tells a scene from all others. */
export type SceneKey = Pick<Run, 'system' | 'sizes' | 'kernel' | 'reverted' | 'dropped'>;

/** The name of a scene in links: `device-private;pages=1;revert=0dc45ca1ce18`. */
export function sceneId({ system, sizes, kernel, reverted, dropped }: SceneKey): string {
  const parts = [
    system,
    ...Object.keys(sizes)
      .toSorted()
      .map((name) => `${name}=${sizes[name]}`),
    `kernel=${kernel}`,
    ...reverted.map((id) => `revert=${id}`),
    ...dropped.toSorted().map((id) => `drop=${id}`),
  ];
  return parts.join(';');
}
