import type { AnyMachineSnapshot } from 'xstate';
import { activeNodes } from '../checker/tables/active-nodes.ts';

/** The guards that keep a machine from taking an event here; none when it has no transition for it. */
export function falseGuards(snapshot: AnyMachineSnapshot, event: string): string[] {
  const names = activeNodes(snapshot).flatMap((node) =>
    (node.transitions.get(event) ?? []).flatMap(({ guard }) => {
      if (guard === undefined) return [];
      return [typeof guard === 'string' ? guard : String((guard as { type?: string }).type)];
    }),
  );
  return [...new Set(names)];
}
