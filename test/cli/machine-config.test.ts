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
