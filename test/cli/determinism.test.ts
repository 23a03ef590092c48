import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { unplug, unplugAlone, type Called } from '../examples/unplug.ts';

/** What is printed, without the one field that may differ. */
async function printed(...args: string[]): Promise<string> {
  return plainly(await unplug('verify', ...args, '--json'));
}

function plainly({ out }: Called): string {
  const plain = out.replaceAll(/"seconds": [\d.e-]+/g, '"seconds": 0');
  expect(plain).not.toBe(out);
  return plain;
}

test('the same search prints the same bytes, however many workers there are', async () => {
  const call = ['device-private', '--pages', '1', '--processes', '1'];
  const first = await printed(...call);
  expect(plainly(await unplugAlone('verify', ...call, '--json'))).toBe(first);
  for (const workers of ['1', '3'])
    expect(await printed(...call, '--workers', workers)).toBe(first);
});

test('many searches print the same bytes, whoever of the workers is first', async () => {
  // A file with entries of a history is searched several times, and one of them has a mistake.
  const call = ['devres', './test/cli/mistaken-history.ts'];
  const alone = await printed(...call, '--workers', '1');
  for (const workers of [2, availableParallelism() + 3])
    expect(await printed(...call, '--workers', String(workers))).toBe(alone);
});

test('no worker at all is a wrong call', async () => {
  const { code, err } = await unplug('verify', 'devres', '--workers', '0');
  expect({ code, err }).toMatchObject({ code: 64, err: expect.stringContaining('--workers') });
});
