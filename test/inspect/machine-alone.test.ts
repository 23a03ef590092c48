import type { AnyStateMachine } from 'xstate';
import { createActor } from 'xstate';
import { percpuRef } from 'unplug-verifier/machines';
import { describe, expect, it } from 'vitest';
import { MachineAlone } from '../../src/inspect/machine-alone.ts';
import type { InspectionMessage } from '../../src/inspect/message.ts';
import { Messages } from '../../src/inspect/messages.ts';
import type { Move } from '../../src/inspect/playback.ts';
import { playableMachine } from '../../src/inspect/playable-machine.ts';
import { nodesOf } from '../../src/model/machine/state-nodes.ts';
import type { Instance } from '../../src/model/composer.ts';
import { retrace } from './retrace.ts';

const instance: Instance = {
  name: 'ref',
  def: percpuRef,
  at: {},
  wires: {},
  picks: {},
  helper: false,
};

function tour(machine: MachineAlone): Move[] {
  const moves: Move[] = [];
  for (let move = machine.next(); move; move = machine.next()) moves.push(move);
  return moves;
}

describe('one statechart alone', () => {
  it('is toured through every state, and each event that it takes anywhere is sent', () => {
    const moves = tour(new MachineAlone(instance));
    const states = new Set(moves.map(({ said }) => said[0]!.after!.value));
    const leaves = [...nodesOf(percpuRef.machine.root)].filter(({ type }) => type === 'atomic');
    expect([...states].toSorted()).toEqual(leaves.map(({ key }) => key).toSorted());
    const sent = new Set(moves.map(({ said }) => said[0]!.event.type));
    for (const event of percpuRef.events.keys()) expect(sent).toContain(event);
  });

  it('is told in states that XState itself computes', () => {
    const alone = new MachineAlone(instance);
    const messages = new Messages(alone.actors, 0);
    const [actor] = messages.opening().filter(({ sessionId }) => sessionId === 'percpu_ref');
    const lives: InspectionMessage[][] = [[actor!]];
    for (const move of tour(alone)) {
      if (move.title.startsWith('start again')) lives.push([actor!]);
      else lives.at(-1)!.push(...messages.of(move));
    }
    const machines = new Map<string, AnyStateMachine>([['percpu_ref', percpuRef.machine]]);
    const told = lives.map((life) => retrace(life, machines));
    expect(told.flatMap(({ wrong }) => wrong)).toEqual([]);
    const checked = told.reduce((sum, one) => sum + one.checked, 0);
    expect(checked).toBeGreaterThan(100);
  });

  it('takes what the viewer types, says what it would take, and refuses the rest', () => {
    const playable = playableMachine(new MachineAlone(instance));
    expect(playable.next('SET_DEAD')).toMatchObject({ title: expect.stringContaining('"dead"') });
    expect(playable.next('FREE_COUNTERS')).toMatchObject({
      title: expect.stringContaining('killedTwice'),
    });
    expect(playable.next('?')).toEqual({ answer: 'takes now: nothing' });
    expect(playable.next('EXIT')).toEqual({
      answer: 'EXIT is not taken now; it takes: nothing',
    });
    expect(playable.next('')).toMatchObject({ title: expect.stringContaining('start again') });
    expect(playable.next('?')).toEqual({ answer: expect.stringContaining('SET_DEAD') });
  });
});

describe('a published machine', () => {
  it('is a plain XState machine that anyone can inspect', () => {
    const seen: string[] = [];
    const actor = createActor(percpuRef.machine, { inspect: ({ type }) => seen.push(type) });
    actor.start();
    actor.send({ type: 'SET_DEAD' });
    expect(actor.getSnapshot().value).toBe('dead');
    expect(seen).toContain('@xstate.actor');
    expect(seen.filter((type) => type === '@xstate.snapshot')).toHaveLength(2);
  });
});
