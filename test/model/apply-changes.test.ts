import { setup, type AnyStateMachine } from 'xstate';
import { describe, expect, it } from 'vitest';
import {
  addState,
  addStep,
  dropState,
  dropStep,
  replaceStep,
  retag,
  startIn,
  thread,
  threadTypes,
} from '../../src/index.ts';
import { applyChanges } from '../../src/model/changes/apply-changes.ts';
import type { TextChange as Change } from '../../src/model/changes/change.ts';
import type { AnyObjectDef } from '../../src/model/object-def.ts';
import type { AnyThreadDef } from '../../src/model/thread-def.ts';
import { page } from './books.ts';
import { messageOf } from './message-of.ts';

const killer = thread(
  setup({ types: threadTypes<object>() }).createMachine({
    id: 'killer',
    initial: 'bound',
    states: {
      bound: { tags: 'rest', on: { kill: { target: 'dying', meta: { ports: { ref: 'KILL' } } } } },
      dying: {
        initial: 'wait',
        states: { wait: { on: { wait: '#killer.gone' } } },
      },
      gone: {},
    },
  }) as unknown as AnyStateMachine,
  { actor: 'driver' },
);

function changed(...changes: Change[]): AnyThreadDef {
  const defs = new Map<string, AnyThreadDef | AnyObjectDef>([
    ['killer', killer],
    ['page', page],
  ]);
  applyChanges(defs, changes, 'edit deadbeef');
  return defs.get('killer') as AnyThreadDef;
}

/** The steps of a state, with their targets. */
function stepsOf({ machine }: AnyThreadDef, state: string): string[] {
  const node = state.split('.').reduce((at, name) => at.states[name]!, machine.root);
  return [...node.transitions].map(([event, [first]]) => `${event} -> ${first!.target?.[0]!.key}`);
}

describe('a change', () => {
  it('leaves the machine that it is made from alone', () => {
    changed(dropStep('killer', 'bound', 'kill'));
    expect(stepsOf(killer, 'bound')).toEqual(['kill -> dying']);
  });

  it('drops, adds and replaces steps, in place', () => {
    expect(stepsOf(changed(dropStep('killer', 'dying.wait', 'wait')), 'dying.wait')).toEqual([]);
    const added = changed(addStep('killer', 'bound', 'leave', 'gone'));
    expect(stepsOf(added, 'bound')).toEqual(['kill -> dying', 'leave -> gone']);
    const replaced = changed(
      addStep('killer', 'bound', 'leave', 'gone'),
      replaceStep('killer', 'bound', 'kill', { target: 'dying' }, { target: 'gone' }, 'kill2'),
    );
    expect(stepsOf(replaced, 'bound')).toEqual(['kill2 -> gone', 'leave -> gone']);
  });

  it('drops and adds states, moves the start and the tags', () => {
    const more = changed(
      addState('killer', 'dying.again', { on: { wait: '#killer.gone' } }),
      startIn('killer', 'wait', 'again', 'dying'),
      startIn('killer', 'bound', 'gone'),
      retag('killer', 'gone', { add: 'rest' }),
      retag('killer', 'bound', { remove: 'rest' }),
    );
    expect(stepsOf(more, 'dying.again')).toEqual(['wait -> gone']);
    expect(more.machine.root.initial.target[0]!.key).toBe('gone');
    expect(more.machine.root.states['gone']!.tags).toEqual(['rest']);
    expect(more.machine.root.states['bound']!.tags).toEqual([]);
  });

  const conflict = 'the machine has changed since this was written: bring the two together';
  it.each<[string, Change[], string, string]>([
    [
      'machine that is not there',
      [dropStep('kiler', 'bound', 'kill')],
      'edit deadbeef, machine kiler: is not part of this system',
      'did you mean killer?',
    ],
    [
      'state that is not there',
      [dropStep('killer', 'dying.wiat', 'wait')],
      'edit deadbeef, machine killer, state dying.wiat: is not there',
      'did you mean wait?',
    ],
    [
      'step that is not there',
      [dropStep('killer', 'bound', 'klil')],
      "edit deadbeef, machine killer, state bound: has no step 'klil' (it has 'kill')",
      'did you mean kill?',
    ],
    [
      'step that has another name by now',
      [dropStep('killer', 'bound', 'percpu_ref_exit')],
      "edit deadbeef, machine killer, state bound: has no step 'percpu_ref_exit' (it has 'kill')",
      conflict,
    ],
    [
      'step that is there already',
      [addStep('killer', 'bound', 'kill', 'gone')],
      'edit deadbeef, machine killer, state bound: has a step kill already',
      conflict,
    ],
    [
      'step that leads elsewhere',
      [replaceStep('killer', 'bound', 'kill', { target: 'gone' }, 'gone')],
      'edit deadbeef, machine killer, state bound: step kill leads to dying, not to gone',
      conflict,
    ],
    [
      'step that says something else',
      [replaceStep('killer', 'bound', 'kill', { ports: { ref: 'PUT' } }, 'gone')],
      'edit deadbeef, machine killer, state bound: step kill says "KILL" to ref, not "PUT"',
      conflict,
    ],
    [
      'state that is there already',
      [addState('killer', 'gone', {})],
      'edit deadbeef, machine killer, state gone: is already there',
      conflict,
    ],
    [
      'state that was dropped before',
      [dropState('killer', 'lost')],
      'edit deadbeef, machine killer, state lost: is not there',
      conflict,
    ],
    [
      'tag that is not there',
      [retag('killer', 'gone', { remove: 'rest' })],
      'edit deadbeef, machine killer, state gone: has no tag rest',
      conflict,
    ],
    [
      'start that is elsewhere',
      [startIn('killer', 'gone', 'bound')],
      'edit deadbeef, machine killer, state (root): starts in bound, not in gone',
      conflict,
    ],
  ])('refuses a %s', (_what, changes, problem, fix) => {
    expect(messageOf(() => changed(...changes))).toEqual([problem, fix]);
  });

  it('refuses to leave a step without its target', () => {
    const [problem] = messageOf(() => changed(dropState('killer', 'gone')));
    expect(problem).toMatch(/^edit deadbeef, machine killer: no longer fits together: .*gone/);
  });

  it('refuses to leave an object that refuses the kernel', () => {
    expect(messageOf(() => changed(dropStep('page', 'live', 'GET')))).toEqual([
      'edit deadbeef, object page, event GET: is declared but no state has a transition for it',
      'add the transition or drop the declaration',
    ]);
  });
});
