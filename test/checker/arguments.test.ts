import { setup, type AnyStateMachine } from 'xstate';
import { describe, expect, it } from 'vitest';
import { refusalText } from '../../src/checker/liveness/refusal-text.ts';
import { replay } from '../../src/checker/naive/replay.ts';
import { Compiled } from '../../src/checker/tables/compile.ts';
import { tryStep } from '../../src/checker/tables/enabled.ts';
import { LocalSpace } from '../../src/checker/tables/local-space.ts';
import { verifySystem } from '../../src/checker/verify-system.ts';
import { object } from '../../src/model/object.ts';
import { stepChanges } from '../../src/report/run/step-changes.ts';
import type { Run } from '../../src/schemas/run.ts';
import { messageOf } from '../model/message-of.ts';
import { owners } from './owners.ts';
import { NEWEST_SUBJECT } from './subject.ts';

const judged = async (system: ReturnType<typeof owners>) => {
  const { verdict } = await verifySystem({ ...NEWEST_SUBJECT, system, sizes: {} });
  return verdict;
};

describe('a look and an event with an argument', () => {
  it('compare the value of a thread with that of an object: what is compared may be stale', async () => {
    const { rules } = await judged(owners('compares, then maps', 2));
    expect(rules[0]!.standing).toBe('broken');
    const steps = rules[0]!.run!.steps.map(({ thread, step, picks }) => [thread, step, picks]);
    expect(steps).toEqual([
      ['importer1', 'hmm_range_fault', {}],
      ['exporter', 'WRITE_ONCE(pgmap->owner)', { owner: 0 }],
      ['importer1', 'dma_map_page', {}],
    ]);
  });

  it('and hold where both are one step', async () => {
    const { rules, states, transitions } = await judged(owners('at once', 2));
    expect(rules[0]!.standing).toBe('holds');
    // Three owners; in each the exporter stores any, and each importer maps or falls back.
    expect([states, transitions]).toEqual([3, 3 * (3 + 2)]);
  });

  it('are rows of their own, one for each value and not one for each thread', () => {
    const compiled = new Compiled(owners('at once', 3), {});
    const rows = [2, 3, 4].map((thread) => compiled.actionsOf(thread, 0)[0]!.uses[0]!);
    expect(rows.map(({ value, looks }) => [value, looks])).toEqual([
      [0, ['looks owner is 0']],
      [1, ['looks owner is 1']],
      [2, ['looks owner is 2']],
    ]);
    expect(new Set(rows.map(({ row }) => row)).size).toBe(3);
    const again = new Compiled(owners('compares, then maps', 1), {});
    const stores = again.actionsOf(1, 0).map(({ uses }) => uses[0]!.row);
    expect(new Set(stores).size).toBe(3);
  });

  it('are told in words', () => {
    const compiled = new Compiled(owners('compares, then maps'), {});
    const locals = Int32Array.from(compiled.initial);
    const outcome = tryStep(compiled, compiled.actionsOf(2, 0)[0]!, locals);
    expect('refusal' in outcome && refusalText(compiled, outcome.refusal, locals)).toBe(
      'pgmap is registered (owner 1); the step needs it to be owner is 0',
    );
  });
});

describe('a run', () => {
  const runOf = async (): Promise<Run> =>
    (await judged(owners('compares, then maps', 2))).rules[0]!.run!;

  it('tells the value of an event, and of a look', async () => {
    const { steps } = await runOf();
    expect(steps[0]!.participants[1]).toMatchObject({ looks: ['looks owner is 1'] });
    expect(steps[1]!.participants[1]).toMatchObject({ event: 'STORE', value: 0 });
    expect(stepChanges(steps[1]!, true).map(({ text }) => text)).toContain(
      'pgmap: owner 1 -> 0 (STORE 0)',
    );
  });

  it('is refused with a lie about the value, also where the states are the same', async () => {
    const run = await runOf();
    const system = owners('compares, then maps', 2);
    expect(replay(system, run, [])).toEqual({ ok: true });
    const lie = (value: number, looks: string): Run => ({
      ...run,
      steps: run.steps.map((step) => ({
        ...step,
        participants: step.participants.map((part) => ({
          ...part,
          ...(part.event !== undefined && { value: part.value === 1 ? value : part.value! }),
          ...(part.looks && { looks: [looks] }),
        })),
      })),
    });
    expect(replay(system, lie(1, 'looks owner is 1'), [])).toEqual({ ok: true });
    expect(replay(system, lie(2, 'looks owner is 1'), [])).toMatchObject({ ok: false, step: 2 });
    expect(replay(system, lie(1, 'looks owner is 2'), [])).toMatchObject({ ok: false, step: 0 });
  });
});

describe('an object that carries a value cannot refuse the kernel by it', () => {
  const spaceOf = (on: object, parts: object): LocalSpace =>
    new LocalSpace(
      object(
        setup({
          types: {
            context: {} as { owner: number },
            events: {} as { type: string; value?: number; by?: string },
          },
          guards: {
            same: ({ context, event }) => event.value === context.owner,
            below: ({ context, event }) => Number(event.value) < context.owner,
            above: ({ context, event }) => Number(event.value) > context.owner,
            fromA: ({ event }) => event.by !== 'B',
          },
        }).createMachine({
          id: 'pgmap',
          initial: 'on',
          context: { owner: 1 },
          states: { on: { on } },
        } as never) as unknown as AnyStateMachine,
        parts,
      ),
    );

  it('an effect that a value makes it refuse', () => {
    const space = spaceOf(
      { STORE: { guard: 'same', target: 'on' } },
      { effects: ['STORE'], carries: ['STORE'] },
    );
    const start = space.initial(undefined);
    expect(space.next(start, { type: 'STORE', value: 1 })).toBe(start);
    expect(messageOf(() => space.next(start, { type: 'STORE', value: 2 }))).toEqual([
      'object pgmap, state "on" {"owner":1}, event STORE {"value":2}: an effect is refused here, and objects cannot refuse the kernel',
      'add the transition, or let it lead to a violation state',
    ]);
  });

  it('nor one that its sender makes it refuse', () => {
    const space = spaceOf(
      { STORE: { guard: 'fromA', target: 'on' } },
      { effects: ['STORE'], senders: true },
    );
    const start = space.initial(undefined);
    expect(space.next(start, { type: 'STORE', by: 'A' })).toBe(start);
    expect(messageOf(() => space.next(start, { type: 'STORE', by: 'B' }))[0]).toBe(
      'object pgmap, state "on" {"owner":1}, event STORE {"by":"B"}: an effect is refused here, and objects cannot refuse the kernel',
    );
  });

  it('a question that has no answer for a value', () => {
    const answers = { order: ['BELOW', 'ABOVE'] };
    const space = spaceOf(
      { BELOW: { guard: 'below', target: 'on' }, ABOVE: { guard: 'above', target: 'on' } },
      { answers, carries: ['BELOW', 'ABOVE'] },
    );
    const start = space.initial(undefined);
    expect(space.next(start, { type: 'BELOW', value: 0 })).toBe(start);
    expect(messageOf(() => space.next(start, { type: 'BELOW', value: 1 }))).toEqual([
      'object pgmap, state "on" {"owner":1}, event order {"value":1}: accepts none of the answers BELOW / ABOVE',
      'exactly one answer must be accepted in every state',
    ]);
  });
});
