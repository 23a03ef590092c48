import { createMachine, type AnyStateMachine } from 'xstate';
import { describe, expect, it } from 'vitest';
import { configText, machineConfig } from '../../src/cli/show/machine-config.ts';
import { pieceMachine } from '../../src/cli/show/machine-text.ts';
import { publishedMachines } from '../../src/cli/lookup/named-machine.ts';
import { pieces } from '../../src/machines/pieces.ts';
import { systems } from '../../src/systems/index.ts';
import { unplug } from '../examples/unplug.ts';
import { drawn } from '../inspect/drawn.ts';

const OWN = './examples/my-driver-forgets-to-evict.ts';

/** A machine of nothing but JSON, as an editor makes it. */
function pasted(text: string): AnyStateMachine {
  return createMachine(JSON.parse(text) as never) as AnyStateMachine;
}

describe('the configuration that an editor takes', () => {
  it.each(publishedMachines().map((def) => [def.id, def] as const))('is all of %s', (id, def) => {
    const machine = pasted(machineConfig(def, systems));
    expect(drawn(machine)).toEqual(drawn(def.machine));
    expect(machine.config.id).toBe(id);
    expect(typeof machine.config.context).not.toBe('function');
  });

  it.each(pieces.map(({ name, state }) => [name, state] as const))('is all of %s', (_, state) => {
    const { machine } = pieceMachine(state);
    expect(drawn(pasted(configText(machine)))).toEqual(drawn(machine));
  });
});

describe('unplug machine --json', () => {
  it('prints the machine with the context of its instance, and nothing else', async () => {
    const { code, out, err } = await unplug('machine', 'pgmap-ref', '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({ id: 'pgmap_ref', context: { count: 2 } });
  });

  it('prints the one machine of a file', async () => {
    const { out } = await unplug('machine', OWN, '--json');
    expect(pasted(out).config.id).toBe('my_driver');
  });

  it.each([
    [['./examples/pgmap.ts', '--json'], '--json prints one machine; name it: '],
    [['no_such', '--json'], "there is no machine 'no_such'"],
  ])('%j says what is wrong', async (args, text) => {
    const { code, err } = await unplug('machine', ...args);
    expect(code).toBe(64);
    expect(err).toContain(text);
  });
});

describe('unplug machine --design', () => {
  it('prints the machine as it is with what is chosen, as text and as a configuration', async () => {
    const kept = await unplug('machine', 'peer-topology', '--design', 'kept');
    const mutable = await unplug('machine', 'peer-topology', '--design', 'mutable');
    expect(kept.out).toContain('WRITE_ONCE(pgmap->owner): joins');
    expect(kept.out).not.toContain('kref_put: old owner');
    expect(mutable.out).toContain('kref_put: old owner');
    const { out } = await unplug('machine', 'peer-topology', '--design', 'kept', '--json');
    expect(pasted(out).config.id).toBe('peer_topology');
    expect(out).not.toContain('kref_put: old owner');
  });

  it.each([
    [['peer-topology', '--design', 'keeps'], '--design keeps: is not known'],
    [['percpu-ref', '--design', 'kept'], "there is no machine 'percpu-ref'"],
    [['peer-topology', '--choose', 'colour=red'], '--choose colour=red: is no choice of'],
    [['./test/cli/own-choices.ts', '--design', 'waits'], 'name the machine'],
  ])('%j says what is wrong', async (args, text) => {
    const { code, err } = await unplug('machine', ...args);
    expect(code).toBe(64);
    expect(err).toContain(text);
  });
});
