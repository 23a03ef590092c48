import { describe, expect, it } from 'vitest';
import type { Debate } from '../../src/schemas/debate.ts';
import { errorsOf } from '../schemas/validators.ts';
import { unplug } from '../examples/unplug.ts';

const FILE = './test/cli/own-choices.ts';
const OTHERWISE = './test/cli/own-choices-otherwise.ts';

const EMPTY: Debate = { schema: 'unplug/debate/v1', kernel: '7.3', systems: [], exitCode: 0 };

describe('unplug debate', () => {
  it('judges every design against the same rules, and shows where a broken one holds', async () => {
    const { code, out } = await unplug('debate', FILE);
    for (const line of [
      'A data-not-used-after-free: nobody reads the data after it was freed',
      /^frees-at-once +O1 +x3$/m,
      /^waits +O2 +\.$/m,
      'a reader that has opened the device reads later',
      'holds with a wait for readers (design waits)',
      '3 designs at 1 reader, memory ram, reads yes',
      'AS EXPECTED (exit 0): 3 designs, 1 rule broken',
    ])
      expect(out).toMatch(line);
    expect(code).toBe(0);
  });

  it('is JSON too, with the run of each broken cell', async () => {
    const { code, out } = await unplug('debate', FILE, '--json');
    const debate = JSON.parse(out) as Debate;
    expect(errorsOf('debate', debate)).toEqual([]);
    const [broken] = debate.systems[0]!.designs[0]!.cells;
    expect(broken).toMatchObject({ standing: 'broken', asExpected: true });
    expect(broken!.control).toMatchObject({ sameDesign: false, standing: 'holds' });
    expect(broken!.run!.replay).toContain('--design frees-at-once');
    expect(code).toBe(0);
  });

  it('fails an expectation when a design comes out otherwise', async () => {
    const { code, out } = await unplug('debate', OTHERWISE);
    expect(out).toMatch(/^frees-at-once +O1 +x3!$/m);
    expect(out).toMatch(/^waits +O2 +\.!$/m);
    expect(out).toContain('not what was known: data-not-used-after-free, data-not-used-after-free');
    expect(code).toBe(14);
  });

  it('says what is known to break at the default setting, and is not judged by another', async () => {
    // Where nobody reads, nothing is read after it was freed.
    const { code, out } = await unplug('debate', FILE, '--choose', 'reads=no');
    expect(out).toMatch(/^frees-at-once +O1 +\.\*$/m);
    expect(out).toContain('* known to break at the default sizes');
    expect(out).toContain('1 known break of the default sizes not shown by these');
    expect(code).toBe(0);
  });

  it('fails an expectation at another setting when what is not known to break does', async () => {
    const { code, out } = await unplug('debate', OTHERWISE, '--size', 'readers=2');
    expect(out).toMatch(/^frees-at-once +O1 +x3!$/m);
    expect(code).toBe(14);
  });

  it('names the settings that it leaves out, and searches them with --all', async () => {
    const usual = await unplug('debate', FILE);
    expect(usual.out).toContain('left out: 2 readers, memory ram, reads yes');
    const all = await unplug('debate', FILE, '--all');
    expect(all.out).toContain('3 designs at 2 readers, memory ram, reads yes');
    expect(all.out).not.toContain('left out');
    expect(all.code).toBe(0);
  });

  it('drops each duty where a design says what breaks without it', async () => {
    const { code, out } = await unplug('debate', 'two-exporters', '--json');
    const debate = JSON.parse(out) as Debate;
    expect(errorsOf('debate', debate)).toEqual([]);
    const [refused, , noFallback] = debate.systems[0]!.designs;
    expect(refused!.drops.map(({ duty }) => duty)).toEqual([
      'falls-back-to-ram',
      'keeps-page-for-timeslice',
    ]);
    const cell = refused!.cells.find(({ rule }) => rule === 'contending-devices-go-on')!;
    expect(cell).toMatchObject({ standing: 'holds', asExpected: true });
    expect(cell.conditions).toMatchObject([
      { duty: 'keeps-page-for-timeslice', standing: 'broken', asExpected: true },
    ]);
    expect(cell.conditions![0]!.run!.replay).toContain('--drop keeps-page-for-timeslice');
    // Its broken cell is no matter of a duty.
    expect(noFallback!.drops).toEqual([]);
    expect(code).toBe(0);
    const { out: text } = await unplug('debate', 'two-exporters');
    expect(text).toMatch(/^refused-in-walk .* \(6\) +\(3\)$/m);
    expect(text).toContain('without keeps-page-for-timeslice breaks A in 6 steps');
  });

  it('judges sizes that show no duty, and says what they do not show', async () => {
    const { code, out } = await unplug('debate', 'owner-registry', '--size', 'devices=2');
    expect(out).toMatch(/^AS EXPECTED .* 1 known break of the default sizes not shown by these$/m);
    expect(code).toBe(0);
  });

  it('shows the run of a design that is named', async () => {
    const { code, out } = await unplug('debate', FILE, '--design', 'frees-at-once');
    expect(out).toContain('rule broken: nobody reads the data after it was freed');
    expect(out).not.toMatch(/^lets-nobody-read/m);
    expect(code).toBe(0);
  });

  it('tells what a walk and a change cost of the designs that it judges, and of no other', async () => {
    const one = ['owners', '--design', 'register-anew-stop', '--pages', '1'];
    const asked = [...one, '--only', 'pfn-used-under-lock'];
    const { code, out } = await unplug('debate', ...asked, '--width', '120');
    expect(out).toMatch(/^owner word +O1 O2 O2' O7 O8 +3 +0 +0 +0 +entry, pagemap of the page/m);
    expect(out).toMatch(/^is split off +O7 +each in use +1 +2 /m);
    expect(out).not.toMatch(/^callback in RCU/m);
    expect(code).toBe(0);
    const [system] = (JSON.parse((await unplug('debate', ...asked, '--json')).out) as Debate)
      .systems;
    expect(system!.costs!.walks.map(({ id }) => id)).toEqual(['owner word']);
    expect(errorsOf('debate', { ...EMPTY, systems: [system] })).toEqual([]);
    // The numbers of another system are not those of the facts sheet.
    expect((await unplug('debate', FILE)).out).not.toContain('cost of a walk');
  });

  it('shows where a rule holds under a design that lacks a size of the broken one', async () => {
    const only = ['--only', 'same-owner-means-reach'];
    const { code, out } = await unplug('debate', 'owner-registry', '--size', 'devices=2', ...only);
    expect(out).toMatch(/^integer +O3 +x\d+/m);
    expect(out).toContain('holds with an owner that is an object with references');
    expect(code).toBe(0);
  });

  it.each([
    [[FILE, '--design', 'wait'], '--design wait: is not known; did you mean waits?'],
    [['percpu-ref'], 'percpu-ref has no designs to debate: a choice that is called design'],
  ])('refuses %j', async (words, message) => {
    const { code, err } = await unplug('debate', ...words);
    expect(err).toContain(message);
    expect(code).toBe(64);
  });
});
