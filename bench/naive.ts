import { getAdjacencyMap } from 'xstate/graph';
import { fromTransition } from 'xstate';
import { canonical } from '../src/model/machine/plain-json.ts';
import { localStateOf, NaiveSystem, type NaiveState } from '../src/checker/naive/naive-system.ts';
import type { SystemDef } from '../src/model/system.ts';
import type { Setting } from '../src/model/composer.ts';
import { cpuSeconds } from './cpu.ts';
import type { Row } from './row.ts';
import { modelText } from './unplug.ts';

/** A plain breadth-first loop over XState's `transition`: what one writes without a checker. */
export async function naiveRow(system: SystemDef, sizes: Setting): Promise<Row> {
  const { seconds, value } = await cpuSeconds(() => {
    const naive = new NaiveSystem(system, sizes, []);
    const seen = new Set([keyOf(naive.initial)]);
    const queue = [naive.initial];
    let transitions = 0;
    for (const state of queue) {
      for (const { after } of naive.steps(state)) {
        transitions++;
        const key = keyOf(after);
        if (seen.has(key)) continue;
        seen.add(key);
        queue.push(after);
      }
    }
    return { states: seen.size, transitions };
  });
  return { who: 'naive XState search', model: modelText(system, sizes), ...value, seconds };
}

/** XState's own explorer over the same composition. */
export async function graphRow(system: SystemDef, sizes: Setting): Promise<Row> {
  const { seconds, value } = await cpuSeconds(() => {
    const naive = new NaiveSystem(system, sizes, []);
    const logic = fromTransition(
      (state: NaiveState, event: { type: string; next?: NaiveState }) => event.next ?? state,
      naive.initial,
    );
    const map = getAdjacencyMap(logic, {
      events: ({ context }: { context: NaiveState }) =>
        [...naive.steps(context)].map(({ after }, i) => ({ type: `step ${i}`, next: after })),
      serializeState: ({ context }: { context: NaiveState }) => keyOf(context),
      serializeEvent: ({ type }: { type: string }) => type,
    } as never);
    const nodes = Object.values(map) as { transitions: object }[];
    return {
      states: nodes.length,
      transitions: nodes.reduce((sum, { transitions }) => sum + Object.keys(transitions).length, 0),
    };
  });
  return { who: 'xstate/graph', model: modelText(system, sizes), ...value, seconds };
}

function keyOf(state: NaiveState): string {
  const key = canonical(state.map(localStateOf));
  if ('notPlain' in key) throw new Error(`not plain JSON: ${key.notPlain}`);
  return key.text;
}
