import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordingBody } from '../../../src/cli/trace/recording-body.ts';
import { kernelProbes } from '../../../src/trace/probes/kernel-probes.ts';
import { KNOWN_SERIES, knownLayout } from '../../../src/trace/record/known-layouts.ts';
import { planRecording } from '../../../src/trace/record/plan-recording.ts';
import type { Recording } from '../../../src/trace/record/recording.ts';
import { recordingScript } from '../../../src/trace/record/script.ts';
import { until } from '../../until.ts';
import { FakeTracefs, SHELLS } from './fake-tracefs.ts';

const BODY = recordingBody();

const SMALL: Recording = {
  release: release(),
  source: 'a test',
  plainLocks: false,
  offsets: { ref: 48, done: 64 },
  probes: [
    { event: 'one', kind: 'p', definitions: ['f x=%di:x64'] },
    { event: 'one_ret', kind: 'r64', definitions: ['f ret=$retval:x64'] },
    { event: 'gone', kind: 'p', definitions: ['gone_function'] },
    { event: 'renamed', kind: 'p', definitions: ['older_function a=%di:x64', 'newer a=%di:x64'] },
    { event: 'callback', kind: 'p', definitions: ['no_such_module:its_function'] },
    { event: 'callback', kind: 'p', definitions: ['another_module:its_function'] },
    {
      event: 'either',
      kind: 'p',
      definitions: ['later:its_folio x=%di:x64', 'later:its_page x=%di:x64'],
    },
  ],
  tracepoints: [
    { event: 'sched_switch', folder: 'sched/sched_switch', filter: 'prev_state == 2' },
    { event: 'missing', folder: 'no/missing' },
  ],
  leftOut: [{ event: 'huge', reason: 'this kernel has no a.b' }],
};

describe.each(KNOWN_SERIES)('the script for %s', (series) => {
  const plan = planRecording({
    release: series,
    layout: knownLayout(series)!,
    probes: kernelProbes,
    maxActive: 128,
  })!;
  const script = recordingScript(plan, BODY);

  test.each(SHELLS.map((shell) => [shell.join(' '), shell] as const))(
    'is read by %s',
    (_, shell) => {
      const [name, ...rest] = shell;
      expect(spawnSync(name, [...rest, '-n'], { input: script })).toMatchObject({ status: 0 });
    },
  );

  test.runIf(spawnSync('shellcheck', ['--version']).status === 0)('pleases shellcheck', () => {
    const { stdout, status } = spawnSync('shellcheck', ['-'], { input: script });
    expect({ status, text: stdout.toString() }).toEqual({ status: 0, text: '' });
  });

  test('refuses to run without tracefs', () => {
    const { status, stderr } = spawnSync('sh', ['-s'], {
      input: script,
      env: { PATH: process.env['PATH'], TRACEFS: '/no-such-folder' },
    });
    expect(status).toBe(1);
    expect(stderr.toString()).toContain('tracefs is not mounted');
  });
});

describe
  .runIf(process.arch === 'x64')
  .each(SHELLS.map((shell) => [shell.join(' '), shell] as const))(
  'recording with %s',
  (_, shell) => {
    let tracefs: FakeTracefs;
    const start = (recording: Recording): void => {
      tracefs = new FakeTracefs(recordingScript(recording, BODY), shell);
    };
    beforeEach(() => start(SMALL));
    afterEach(() => tracefs.remove());

    test('while a command runs: head, events, losses; then nothing is left', async () => {
      const log = tracefs.at('log');
      const ran = await tracefs.run(['-o', log, '-s', 'b3', 'sh', '-c', 'echo said; exit 7']);
      expect(ran).toMatchObject({ code: 7, out: 'said\n' });
      expect(ran.err).toContain('not armed: gone (gone_function)');
      expect(ran.err).toContain('not armed: missing: this kernel has no event no/missing');
      expect(tracefs.isClean).toBe(true);
      expect(statSync(log).mode & 0o777).toBe(0o600);
      const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
      expect(lines[0]).toMatch(`# scenario b3, kernel ${release()}, Linux version `);
      expect(lines.slice(1)).toEqual([
        '# offsets: ref=48 done=64 (pgmap_ref_released ref = pgmap + ref)',
        '# probes: one one_ret renamed callback either ; tracepoints: sched_switch(prev_state == 2)',
        '# armed when their module is loaded: callback(no_such_module) callback(another_module) either(later)',
        '# tracer: nop',
        '  A-1  [000] .....  1.000001: one: (f+0x0/0x10) x=0x1',
        '# kprobe_profile: event hits misses',
        '# one 7 1',
        '# one_ret 7 1',
        '# renamed 7 1',
        '# callback 7 1',
        '# callback 7 1',
        '# either 7 1',
        '# either 7 1',
        '# cpu0: overrun: 3',
        '# cpu0: commit overrun: 0',
        '# cpu0: dropped events: 2',
      ]);
    });

    test.each(['SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGHUP'] as const)('until %s', async (signal) => {
      const ran = await tracefs.run([], { signal });
      expect(ran).toMatchObject({ code: 0 });
      expect(ran.out).toContain('one: (f+0x0/0x10)');
      expect(ran.out).toContain('# cpu0: overrun: 3');
      expect(tracefs.isClean).toBe(true);
    });

    test('events as they happen', async () => {
      const { code, out } = await tracefs.run(['-f']);
      expect({ code, clean: tracefs.isClean }).toEqual({ code: 0, clean: true });
      expect(out).toMatch(/# probes: one .*\n.*\n# tracer: nop\n.* one: .*\n# kprobe_profile/);
    });

    test('a recording refuses to touch another of its name; under a second name both run', async () => {
      const refusals: string[] = [];
      const inner = async (): Promise<void> => {
        const second = await tracefs.run(['true']);
        const other = await tracefs.run(['-i', 'other', 'true']);
        refusals.push(second.err, String(second.code), String(other.code));
      };
      const [begun, enough] = [tracefs.at('begun'), tracefs.at('enough')];
      const waits = `: > "$1"; while [ ! -e "$2" ]; do sleep 0.1; done`;
      const first = tracefs.run(['sh', '-c', waits, 'sh', begun, enough]);
      await until(() => existsSync(begun));
      await inner();
      writeFileSync(enough, '');
      expect(tracefs.isClean).toBe(false);
      expect(await first).toMatchObject({ code: 0 });
      expect(refusals).toEqual([expect.stringContaining('another recording runs'), '1', '0']);
      expect(tracefs.isClean).toBe(true);
    });

    test('what a killed recording left is removed with -c', async () => {
      await tracefs.run([], { signal: 'SIGKILL' });
      expect(tracefs.isClean).toBe(false);
      expect(await tracefs.run(['-c'])).toMatchObject({ code: 0, err: '' });
      expect(tracefs.isClean).toBe(true);
    });

    test('an instance that somebody reads is told of, and can be removed later', async () => {
      writeFileSync(tracefs.at('busy'), '');
      const ran = await tracefs.run(['true']);
      expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('still reads from it') });
      rmSync(tracefs.at('busy'));
      await tracefs.run(['-c']);
      expect(tracefs.isClean).toBe(true);
    });

    test.each([
      [['-o', fileURLToPath(import.meta.url), 'true'], 'it exists'],
      [['-i', '1x'], '-i 1x'],
      [['-i', 'a/b'], '-i a/b'],
      [['-b', '1M'], '-b 1M'],
      [['-s', 'a b'], '-s a b'],
    ])('refuses %j', async (args, message) => {
      const ran = await tracefs.run(args);
      expect(ran).toMatchObject({ code: 1, out: '', err: expect.stringContaining(message) });
      expect(tracefs.isClean).toBe(true);
    });

    test('refuses another kernel, and a kernel without kprobe events', async () => {
      tracefs.remove();
      start({ ...SMALL, release: '0.1' });
      expect((await tracefs.run([])).err).toContain('the script is for 0.1');
      rmSync(tracefs.at('kprobe_events'));
      expect((await tracefs.run([])).err).toContain('CONFIG_KPROBE_EVENTS');
    });

    test('ends when nothing can be armed', async () => {
      tracefs.remove();
      start({ ...SMALL, probes: [{ event: 'gone', kind: 'p', definitions: ['gone_function'] }] });
      const ran = await tracefs.run(['-o', tracefs.at('log')]);
      expect(existsSync(tracefs.at('log'))).toBe(false);
      expect(ran).toMatchObject({
        code: 1,
        err: expect.stringContaining('no probe could be armed'),
      });
      expect(tracefs.isClean).toBe(true);
    });
  },
);
