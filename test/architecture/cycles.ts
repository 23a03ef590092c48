import type { ModuleFile } from './module-graph.ts';

/** The circles of files that import each other, each as its files (Tarjan's components). */
export function cyclesOf(files: readonly ModuleFile[]): string[] {
  const takes = new Map(files.map((one) => [one.path, one.takes.map(({ from }) => from)]));
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[] = [];
  const visit = (path: string): void => {
    index.set(path, index.size);
    low.set(path, index.get(path)!);
    stack.push(path);
    for (const next of takes.get(path) ?? []) {
      if (!index.has(next)) visit(next);
      else if (!stack.includes(next)) continue;
      low.set(path, Math.min(low.get(path)!, low.get(next)!));
    }
    if (low.get(path) !== index.get(path)) return;
    const members = stack.splice(stack.indexOf(path));
    if (members.length > 1) cycles.push(members.toSorted().join(', '));
  };
  for (const path of takes.keys()) if (!index.has(path)) visit(path);
  return cycles;
}
