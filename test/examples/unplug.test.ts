import { expect, it } from 'vitest';
import { unplug, unplugIn, wordsOf } from './unplug.ts';

it('takes as words what a shell would hand on unchanged, and nothing else', () => {
  expect(wordsOf('unplug verify ./my-driver.ts --size users=1')).toEqual([
    'verify',
    './my-driver.ts',
    '--size',
    'users=1',
  ]);
  expect(wordsOf('npx unplug list')).toEqual(['list']);
  for (const line of [
    'unplug list | head',
    'unplug list > x',
    'unplug verify "a b"',
    'unplug trace $LOG',
    'unplug trace *.txt',
    'node x.js',
    'unplug list; unplug list',
  ])
    expect(wordsOf(line), line).toBeUndefined();
});

it('keeps nothing from one call to the next: code, output, folder, environment', async () => {
  const list = await unplug('list', 'kernels');
  expect(list).toMatchObject({ code: 0, err: '' });
  expect(await unplug('verfy')).toMatchObject({ code: 64, out: '' });
  const narrow = await unplugIn({ folder: '/', env: { COLUMNS: '60' } }, 'list', 'kernels');
  expect(narrow.out).not.toBe(list.out);
  expect(await unplugIn({ folder: '/' }, 'verify', './examples/my-driver-right.ts')).toMatchObject({
    code: 65,
  });
  expect(await unplug('list', 'kernels')).toEqual(list);
});

it('answers calls that are made side by side each with its own', async () => {
  const [one, other] = await Promise.all([unplug('list', 'no-such'), unplug('list', 'kernels')]);
  expect([one.code, other.code]).toEqual([64, 0]);
  expect(other.out).toContain('6.12.117');
});
