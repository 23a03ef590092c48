import { expect, test } from 'vitest';
import { kernelFor, standsFor } from '../../src/cli/options/kernel-option.ts';
import { kernels } from '../../src/history/kernels.ts';
import { unplug } from '../examples/unplug.ts';

test('a release is judged on the model of its series', () => {
  for (const { version } of kernels) expect(kernelFor(version).version).toBe(version);
  expect(kernelFor('6.12.117-amd64').version).toBe('6.12.117');
  expect(kernelFor('6.12').version).toBe('6.12.117');
  expect(kernelFor('6.1.0-50-amd64').version).toBe('6.1.192');
  expect(kernelFor('7.3.4').version).toBe('7.3');
});

test('a release of another series is no kernel that is known', () => {
  for (const release of ['6.2', '6.120.1', '6', '5.15.0-91-generic', 'newest'])
    expect(() => kernelFor(release)).toThrow(`--kernel ${release}: is not known; known: 7.3`);
});

test('what the model does not tell apart is said', () => {
  expect(standsFor('6.12.117', '6.12.117')).toBeUndefined();
  expect(standsFor('6.12.117-amd64', '6.12.117')).toBe('judged on the model of 6.12.117');
  expect(standsFor('6.12.1170', '6.12.117')).toContain('is not told apart');
  expect(standsFor('6.12.9', '6.12.117')).toContain('is not told apart');
});

test('every command that takes a kernel takes a whole release, and says what it stands for', async () => {
  const release = ['--kernel', '6.12.117-amd64'];
  const said = '--kernel 6.12.117-amd64: judged on the model of 6.12.117';
  const verified = await unplug('verify', 'percpu-ref', '--size', 'users=1', ...release);
  expect(verified).toMatchObject({ code: 0, err: expect.stringContaining(said) });
  expect(verified.out).toContain('kernel 6.12.117\n');
  const needed = await unplug('obligations', 'devres', ...release);
  expect(needed).toMatchObject({ code: 0, err: expect.stringContaining(said) });
  expect(await unplug('trace', 'probes', ...release)).toMatchObject({ code: 0 });
});
