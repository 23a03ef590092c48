import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Verdict } from '../../src/schemas/verdict.ts';
import { errorsOf } from '../schemas/validators.ts';
import { main } from '../built.ts';
import { secondsUsed, until } from '../until.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const STATES = 64 ** 3;
/** Seconds of processor after which the states are searched; judging them takes many times as long. */
const JUDGING_S = 8;
/** A second is the aim; the machine of a test may be busy. */
const ENDS_WITHIN_MS = 4_000;

test('Ctrl-C while rules are judged ends soon, with what is known so far', async () => {
  const args = [main, 'verify', './test/cli/slow-to-judge.ts', '--json'];
  const child = spawn(process.execPath, args, { cwd: root });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  await until(() => child.exitCode !== null || secondsUsed(child.pid!) > JUDGING_S);
  expect(child.exitCode).toBeNull();
  const asked = Date.now();
  child.kill('SIGINT');
  expect(await ended).toBe(20);
  expect(Date.now() - asked).toBeLessThan(ENDS_WITHIN_MS);
  expect(err).toContain('what is known so far follows');
  const verdict = JSON.parse(out) as Verdict;
  expect(errorsOf('verdict', verdict)).toEqual([]);
  expect(verdict).toMatchObject({ exitCode: 20 });
  const [system] = verdict.systems;
  expect(system).toMatchObject({ states: STATES, complete: false, limit: 'interrupted' });
  const [inside, ...circles] = system!.rules;
  expect(inside!.standing).toBe('holds');
  const cut = circles.filter(({ note }) => note === 'interrupted while it was judged');
  expect(cut.length).toBeGreaterThan(0);
  expect(circles.map(({ standing }) => standing)).toEqual([
    ...Array<string>(circles.length - cut.length).fill('holds'),
    ...Array<string>(cut.length).fill('undecided'),
  ]);
});
