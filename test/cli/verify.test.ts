import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unplug, unplugAlone } from '../examples/unplug.ts';
import { errorsOf } from '../schemas/validators.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unplug-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const broken = ['verify', 'percpu-ref', '--size', 'users=1', '--revert', 'no-grace-period'];

describe('exit codes', () => {
  test.each([
    [0, ['verify', 'percpu-ref', '--size', 'users=1']],
    [12, broken],
    [
      13,
      [
        'verify',
        'device-private',
        '--pages',
        '1',
        '--processes',
        '1',
        '--drop',
        'evicts-until-empty',
      ],
    ],
    [20, ['verify', 'percpu-ref', '--states-max', '100']],
    [64, ['verify', 'no-such-system']],
    [64, ['verify', '--no-such-option']],
    [65, ['verify', './no-such-file.ts']],
    [64, ['verify', 'percpu-ref', '--revert', 'no-such-commit']],
    [64, ['verify', 'percpu-ref', '--drop', 'no-such-duty']],
    [64, ['verify', 'percpu-ref', '--only', 'no-such-rule']],
    [64, ['verify', 'percpu-ref', '--only', 'no-deadloc']],
    [64, ['verify', 'percpu-ref', '--kernel', '2.4']],
    [64, ['obligations', 'devres', '--kernel', '2.4']],
    [64, ['verify', 'percpu-ref', '--size', 'users=99']],
    [64, ['verify', 'percpu-ref', '--size', 'user=1']],
    [64, ['verify', 'percpu-ref', '--pages', '1']],
    [64, ['verify', 'percpu-ref', '--revert', '0dc45ca1ce18']],
    [64, ['verify', '--drop', 'leaves-drm-section', '--only', 'umount-finishes']],
    [64, ['list', 'no-such-system']],
    [64, ['verfy']],
  ] as const)('%i: unplug %j', async (code, args) => {
    const called = await unplug(...args);
    expect({ code: called.code, text: called.out + called.err }).toMatchObject({ code });
  });

  test.each([
    [0, ['list', 'kernels']],
    [12, broken],
    [20, ['verify', 'percpu-ref', '--states-max', '100']],
    [64, ['verfy']],
    [65, ['verify', './no-such-file.ts']],
  ] as const)('%i of a process that does %j and nothing else', async (code, args) => {
    const [alone, among] = [await unplugAlone(...args), await unplug(...args)];
    const plain = (text: string): string => text.replaceAll(/[\d.]+ s\b/g, '0 s');
    expect(alone).toMatchObject({ code, err: among.err });
    expect(plain(alone.out)).toBe(plain(among.out));
  });
});

test('a name that is not known is told with those that may have been meant', async () => {
  const told = [
    [
      ['verify', 'device-private', '--drop', 'evict-until-empty'],
      'did you mean evicts-until-empty?',
    ],
    [['verify', 'device-private', '--only', 'no-deadlok'], 'did you mean no-deadlock?'],
    [['verify', 'percpu-ref', '--revert', 'no-grace-perod'], 'did you mean no-grace-period?'],
    [['verify', 'device-privat'], 'did you mean device-private?'],
    [['verify', 'percpu-ref', '--size', 'user=1'], 'did you mean users?'],
    [['verify', 'percpu-ref', '--size', 'users=99'], 'percpu-ref takes 1 to 5'],
    [['verify', 'percpu-ref', '--kernel', '6.2'], 'known: 7.3, 6.12.117'],
    [['verify', 'percpu-ref', '--revert', '0dc45ca1ce18'], 'it is about device-private'],
    [['verify', 'percpu-ref', '--puges', '1'], 'Did you mean --pages?'],
    [['list', 'fsdax'], 'did you mean fs-dax?'],
    [['machine', 'percpuref'], 'did you mean percpu_ref?'],
    [['verfy'], 'Did you mean verify?'],
  ] as const;
  for (const [args, proposal] of told) {
    const { code, out, err } = await unplug(...args);
    expect({ args, code, out }).toEqual({ args, code: 64, out: '' });
    expect(err).toContain(proposal);
  }
});

test('a mistake in a file is told with the file and not as a wrong call', async () => {
  const file = './examples/broken/an-unknown-port.ts';
  const { code, err } = await unplug('verify', file);
  expect({ code, err }).toMatchObject({ code: 65, err: expect.stringContaining(file) });
});

test('a file that cannot be written is refused before the search', async () => {
  const file = join(folder, 'no-such-folder', 'run.json');
  for (const option of ['--save', '--html', '--junit', '--sarif', '--itf']) {
    const { code, out, err } = await unplug('verify', 'percpu-ref', option, file);
    expect({ code, out }).toEqual({ code: 64, out: '' });
    expect(err).toContain(`${option} ${file}: cannot be written, the folder`);
  }
  const { code, err } = await unplug('verify', 'percpu-ref', '--save', folder);
  expect({ code, err }).toMatchObject({ code: 64, err: expect.stringContaining('is a folder') });
});

test('a number that is none is refused by the name of its option', async () => {
  const { code, err } = await unplug('verify', 'device-private', '--pages', 'two');
  expect(code).toBe(64);
  expect(err).toMatch(/--pages.*'two'.*Give a whole number/);
});

test('a search that stopped at a limit says so and is not green', async () => {
  const { out } = await unplug('verify', 'percpu-ref', '--states-max', '100');
  expect(out).toContain('NOT DECIDED (exit 20)');
  expect(out).toContain('UNDECIDED');
  expect(out).not.toContain('AS EXPECTED');
});

test('the same call prints the same JSON, seconds apart, and it fits the schema', async () => {
  const [first, second] = [await unplug(...broken, '--json'), await unplug(...broken, '--json')];
  const plain = (text: string): string => text.replaceAll(/"seconds": [\d.e-]+/g, '"seconds": 0');
  expect(plain(first.out)).toBe(plain(second.out));
  expect(errorsOf('verdict', JSON.parse(first.out))).toEqual([]);
});

test('nothing but results goes to stdout, and a pipe gets no colours', async () => {
  const { out, err } = await unplugAlone(...broken);
  expect(out).not.toContain('\u001b');
  expect(out).not.toContain('[0/1]');
  expect(err).not.toContain('rule broken');
});

test('a saved run replays, explains what is possible, and a spoilt one is refused', async () => {
  const file = join(folder, 'run.json');
  await unplug(...broken, '--save', file, '--itf', join(folder, 'run.itf.json'));
  const run = JSON.parse(readFileSync(file, 'utf8')) as { steps: { thread: string }[] };
  expect(errorsOf('run', run)).toEqual([]);
  expect(JSON.parse(readFileSync(join(folder, 'run.itf.json'), 'utf8'))).toHaveProperty('states');
  const shown = await unplug('explain', file);
  expect(shown).toMatchObject({ code: 0 });
  expect(shown.out).toContain('replayed: every step is one that the machines can take');
  const why = await unplug('explain', file, '--at', '3', '--why', 'rcu_callback');
  expect(why.out).toMatch(/can't .*ref is .*the step\s+needs/);
});

test('JUnit and SARIF are written beside the text', async () => {
  const [junit, sarif] = [join(folder, 'junit.xml'), join(folder, 'out.sarif')];
  await unplug(...broken, '--junit', junit, '--sarif', sarif);
  expect(readFileSync(junit, 'utf8')).toMatch(/<failure/);
  expect(JSON.parse(readFileSync(sarif, 'utf8'))).toMatchObject({ version: '2.1.0' });
});
