import { describe, expect, it } from 'vitest';
import { itf } from '../../src/report/formats/itf.ts';
import { lasso } from './fixtures/lasso.ts';
import { useAfterFree } from './fixtures/use-after-free.ts';

interface Trace {
  '#meta': Record<string, unknown>;
  vars: string[];
  states: ({ '#meta': Record<string, unknown> } & Record<string, unknown>)[];
  loop?: number;
}

const parsed = (text: string): Trace => JSON.parse(text) as Trace;

describe('itf', () => {
  it('has a state more than steps, and every variable in every state', () => {
    const run = useAfterFree();
    const { vars, states } = parsed(itf(run));
    expect(vars).toEqual(run.instances.map(({ name }) => name));
    expect(states).toHaveLength(run.steps.length + 1);
    for (const state of states) {
      expect(Object.keys(state).toSorted()).toEqual(['#meta', ...vars].toSorted());
    }
  });

  it('keeps what does not move and changes what does', () => {
    const { states } = parsed(itf(useAfterFree()));
    expect(states[8]!['ref']).toEqual({ state: 'dead', n: { '#bigint': '1' } });
    expect(states[9]!['ref']).toEqual({ state: 'released', n: { '#bigint': '0' } });
    expect(states[10]!['ref']).toEqual(states[9]!['ref']);
    expect(states[11]!['page0']).toMatchObject({ state: 'mapped', present: false });
  });

  it('says which thread took which step', () => {
    const { states } = parsed(itf(useAfterFree()));
    expect(states[0]!['#meta']).toEqual({ index: 0 });
    expect(states[8]!['#meta']).toMatchObject({
      index: 8,
      thread: 'driver',
      step: 'percpu_ref_kill()',
      participants: [{ instance: 'driver' }, { instance: 'ref', event: 'KILL' }],
    });
  });

  it('marks the loop of a lasso by the state that it returns to', () => {
    const { loop, states } = parsed(itf(lasso()));
    expect(loop).toBe(1);
    const withoutMeta = (at: number): unknown => ({ ...states[at], '#meta': undefined });
    expect(withoutMeta(loop!)).toEqual(withoutMeta(states.length - 1));
    expect(parsed(itf(useAfterFree()))).not.toHaveProperty('loop');
  });
});
