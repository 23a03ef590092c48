import { describe, expect, it } from 'vitest';
import * as machines from '../../src/machines/index.ts';
import { pieces } from '../../src/machines/pieces.ts';
import type { Listing } from '../../src/schemas/listing.ts';
import { publishedMachines } from '../../src/cli/lookup/named-machine.ts';
import { pieceText } from '../../src/cli/show/machine-text.ts';
import { errorsOf } from '../schemas/validators.ts';
import { unplug } from '../examples/unplug.ts';

const FILE = './test/cli/own-system.ts';

describe('what a published system can do, a file can', () => {
  it('obligations', async () => {
    const { code, out } = await unplug('obligations', FILE, '--json');
    const found = JSON.parse(out) as Record<string, unknown>;
    expect(errorsOf('obligations', found)).toEqual([]);
    expect(found['system']).toBe('my-system');
    expect(found['minimal']).toMatchObject([{ kept: ['my-driver-frees-once'], clean: true }]);
    expect(found['sets']).toHaveLength(2);
    expect(code).toBe(0);
  });

  it('list', async () => {
    const { code, out } = await unplug('list', FILE);
    for (const line of [
      'my-system: Is the data freed once?',
      'my-data-freed-once (violation): the data is freed once',
      'my-driver-frees-once (driver): the driver frees its data once',
      'everything else',
      'frees-twice (must break my-data-freed-once in my-system): my_remove frees the data twice',
      'my_data: What the driver has allocated',
    ])
      expect(out).toContain(line);
    expect(code).toBe(0);
  });

  it('list as JSON', async () => {
    const { code, out } = await unplug('list', FILE, '--json');
    const listed = JSON.parse(out) as Listing;
    expect(errorsOf('list', listed)).toEqual([]);
    expect(listed.systems.map(({ id }) => id)).toEqual(['my-system']);
    expect(listed).not.toHaveProperty('kernels');
    expect(code).toBe(0);
  });

  it('machine', async () => {
    const all = await unplug('machine', FILE);
    expect(all.out).toContain('object my_data: What the driver has allocated');
    expect(all.out).toContain('  my_remove -> removed  {data: FREE}');
    const one = await unplug('machine', FILE, 'my-driver');
    expect(one.out).toContain('thread my_driver');
    expect(one.out).not.toContain('my_data');
    const wrong = await unplug('machine', FILE, 'my_drive');
    expect(wrong.err).toContain("there is no machine 'my_drive'; did you mean my_driver?");
    expect([all.code, one.code, wrong.code]).toEqual([0, 0, 64]);
  });
});

describe('the published pieces', () => {
  // What the entry exports as a function and is no fragment of a statechart.
  const HELPERS = ['isLastPage', 'nextPage'];
  // Whole threads, made for what a design of owners chooses: shown as machines of their system.
  const THREADS = [
    'contendingDevice',
    'peerExporter',
    'peerImporter',
    'peerProcess',
    'peerTopology',
  ];

  it('are all there to be shown', () => {
    const functions = Object.entries(machines as Readonly<Record<string, unknown>>)
      .filter(
        ([name, one]) => typeof one === 'function' && ![...HELPERS, ...THREADS].includes(name),
      )
      .map(([name]) => name);
    expect(pieces.map(({ name }) => name).toSorted()).toEqual(functions.toSorted());
  });

  it.each(pieces)('$call is shown with its steps', (piece) => {
    expect(pieceText(piece)).toMatch(/^piece \w+.*\nports: .*\n(.|\n)* -> /);
  });

  it('are shown beside every machine that is exported', async () => {
    const { out } = await unplug('list', 'machines');
    for (const { id } of publishedMachines()) expect(out).toContain(`\n  ${id}`);
    const { out: piece } = await unplug('machine', 'evict-pages');
    expect(piece).toContain('  get_page_unless_zero -> lock  {page: GET_UNLESS_ZERO}');
  });
});
