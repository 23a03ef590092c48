import type { PageData } from './page-data.ts';

/** A page of one system opens at its first counterexample; any other, or a part of one, at the overview. */
export function opening(data: PageData): PageData {
  const { scenes, logs, open, notStarted } = data;
  if (
    open ||
    logs.length > 0 ||
    notStarted ||
    new Set(scenes.map(({ system }) => system)).size !== 1
  )
    return data;
  for (const scene of scenes) {
    const run = scene.runs.findIndex(({ rule, allowed }) => rule.kind !== 'cover' && !allowed);
    if (run >= 0) return { ...data, open: { scene: scene.id, run } };
  }
  return data;
}
