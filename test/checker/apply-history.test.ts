import { describe, expect, it } from 'vitest';
import { revisionsFor } from '../../src/checker/apply-history.ts';
import { addStep, duty, edit } from '../../src/index.ts';
import type { Change } from '../../src/model/changes/change.ts';
import type { Edit } from '../../src/model/edit.ts';
import { p2pdmaSystem } from '../../src/systems/p2pdma.ts';
import { percpuRefSystem } from '../../src/systems/percpu-ref.ts';
import { messageOf } from '../model/message-of.ts';

const changing = (machine: string): Change =>
  addStep(machine, 'outside', 'waits a little longer', { target: 'outside' });

const editOf = (...machines: string[]): Edit =>
  edit({
    id: 'waits-longer',
    title: 'an entry',
    facts: 'none',
    evidence: 'candidate',
    kind: 'variant',
    story: 'For a test.',
    changes: machines.map(changing),
    expect: {
      rule: 'ref-not-negative',
      class: 'double put',
      system: percpuRefSystem.id,
      sizes: {},
      interleaving: [],
    },
  });

const users = { users: 2 };

describe('the changes that are made of an entry', () => {
  it('are those of the machines that are there', () => {
    const changes = [changing('ref_user'), changing('p2p_mapper')];
    const edits = [editOf('ref_user', 'p2p_mapper')];
    expect(revisionsFor(percpuRefSystem, users, { edits, duties: [] }, [p2pdmaSystem])).toEqual([
      { by: 'edit waits-longer', changes: changes.slice(0, 1) },
    ]);
  });

  it('are none where the machine is there at another size', () => {
    const edits = [editOf('p2p_mapper')];
    const at = (processes: number) =>
      revisionsFor(p2pdmaSystem, { pages: 1, processes, clients: 1 }, { edits, duties: [] }).length;
    expect([at(0), at(1)]).toEqual([0, 1]);
  });

  it.each([
    ['alone', ['ref_usr']],
    ['after one that is there', ['ref_user', 'ref_usr']],
    ['before one that is there', ['ref_usr', 'ref_user']],
  ])('are refused for a misspelt machine %s', (_where, machines) => {
    const edits = [editOf(...machines)];
    expect(
      messageOf(() => revisionsFor(percpuRefSystem, users, { edits, duties: [] }, [p2pdmaSystem])),
    ).toEqual([
      'edit waits-longer, machine ref_usr: is in percpu-ref at none of its sizes, nor in another system',
      'did you mean ref_user?',
    ]);
  });

  it('are refused for a misspelt machine of a duty', () => {
    const dropped = duty({
      id: 'does-not-wait',
      sentence: 'nobody waits',
      whose: 'user',
      source: 'test',
      dropped: [changing('ref_usr')],
    });
    expect(
      messageOf(() => revisionsFor(percpuRefSystem, users, { edits: [], duties: [dropped] })),
    ).toEqual([
      'dropped duty does-not-wait, machine ref_usr: is in percpu-ref at none of its sizes',
      'did you mean ref_user?',
    ]);
  });

  it('are refused for a machine that only a system has which is not at hand', () => {
    const edits = [editOf('p2p_mapper')];
    expect(
      messageOf(() => revisionsFor(percpuRefSystem, users, { edits, duties: [] }))[0],
    ).toContain('edit waits-longer, machine p2p_mapper: is in percpu-ref at none of its sizes');
  });
});
