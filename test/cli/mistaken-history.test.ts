import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Verdict } from '../../src/schemas/verdict.ts';
import { unplug } from '../examples/unplug.ts';
import { errorsOf } from '../schemas/validators.ts';

const FILE = './test/cli/mistaken-history.ts';

interface SarifRun {
  readonly results: readonly {
    readonly locations: readonly {
      readonly physicalLocation: { readonly region?: { readonly startLine: number } };
    }[];
  }[];
}

test('an entry of the history with a mistake is told as its failure, and the others are judged', async () => {
  const { code, out } = await unplug('verify', FILE, '--json');
  const verdict = JSON.parse(out) as Verdict;
  expect(errorsOf('verdict', verdict)).toEqual([]);
  expect({ code, exitCode: verdict.exitCode }).toEqual({ code: 65, exitCode: 65 });
  expect(verdict.systems.map(({ complete }) => complete)).toEqual([true]);
  expect(verdict.notStarted).toBeUndefined();
  const entry = (id: string) => verdict.history.find((one) => one.id === id);
  const harmless = entry('changes-nothing');
  const mistaken = entry('names-no-step');
  const nowhere = entry('names-no-system');
  const tooLarge = entry('wants-no-size');
  expect(nowhere).toMatchObject({ id: 'names-no-system', mistaken: true, asExpected: false });
  expect(nowhere!.problems.join()).toContain(
    'there is no system no-such-system; there is: percpu-ref, ',
  );
  expect(tooLarge).toMatchObject({ id: 'wants-no-size', mistaken: true, asExpected: false });
  expect(tooLarge!.problems.join()).toMatch(/users = 99.*out of range.*1 to 5/s);
  expect(mistaken).toMatchObject({ id: 'names-no-step', mistaken: true, asExpected: false });
  expect(mistaken!.problems.join()).toMatch(/edit names-no-step, machine ref_user.*no such step/s);
  expect(entry('misspells-a-machine')).toMatchObject({ mistaken: true, asExpected: false });
  expect(entry('misspells-a-machine')!.problems.join()).toMatch(
    /edit misspells-a-machine, machine ref_usr: .*did you mean ref_user\?/s,
  );
  expect(entry('needs-a-foreign-entry')).toMatchObject({ mistaken: true, asExpected: false });
  expect(entry('needs-a-foreign-entry')!.problems.join()).toContain(
    'edit 744dd97752ef: changes nothing in percpu-ref at these sizes',
  );
  // Its text fits only what the entry of its `with` has put in.
  expect(entry('changes-what-another-adds')).toMatchObject({
    standing: 'holds',
    problems: ['rule ref-not-negative: holds, expected broken'],
  });
  expect(harmless).toMatchObject({ id: 'changes-nothing', asExpected: false });
  expect(harmless).not.toHaveProperty('mistaken');
  expect(harmless!.control.every(({ holds }) => holds)).toBe(true);
});

test('each entry is told where the file declares it, also to a code review', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'unplug-entry-'));
  const sarif = join(folder, 'out.sarif');
  const { out } = await unplug('verify', FILE, '--json', '--sarif', sarif);
  const { results } = JSON.parse(readFileSync(sarif, 'utf8')).runs[0] as SarifRun;
  rmSync(folder, { recursive: true });
  const text = readFileSync(FILE, 'utf8').split('\n');
  const { history } = JSON.parse(out) as Verdict;
  expect(history.length).toBeGreaterThan(3);
  for (const { id, declaredAt } of history) {
    expect(declaredAt?.file, id).toBe(FILE.slice(2));
    expect(text.slice(declaredAt!.line - 1, declaredAt!.line + 2).join()).toContain(`'${id}'`);
  }
  expect(results.map(({ locations }) => locations[0]?.physicalLocation.region?.startLine)).toEqual(
    history.map(({ declaredAt }) => declaredAt!.line),
  );
});

test('the text says of it that it was not judged', async () => {
  const { code, out, err } = await unplug('verify', FILE);
  expect({ code, err: err.includes('internal error') }).toEqual({ code: 65, err: false });
  expect(out).toContain('NOT JUDGED');
  expect(out).toContain('NOT BROKEN');
});

test('a mistake in what was asked for by name still ends the call', async () => {
  const { code, out, err } = await unplug('verify', FILE, '--revert', 'names-no-step');
  expect({ code, out }).toEqual({ code: 65, out: '' });
  expect(err).toContain('no such step');
});
