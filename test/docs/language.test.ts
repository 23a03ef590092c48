import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unplugVerdict } from '../examples/unplug-verdict.ts';

const folder = new URL('../../dist/.docs-language/', import.meta.url);
const file = './dist/.docs-language/my-work.ts';

describe('the model in docs/language.md', () => {
  beforeAll(() => {
    const text = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');
    const [, code] = /^```ts\n(.*?)^```$/ms.exec(text) ?? [];
    mkdirSync(folder, { recursive: true });
    writeFileSync(new URL('my-work.ts', folder), code!);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('holds', async () => {
    const { code, verdict } = await unplugVerdict(file);
    expect(verdict.systems[0]!.rules.map(({ standing }) => standing)).toEqual([
      'holds',
      'holds',
      'holds',
      'holds',
    ]);
    expect(verdict.systems[0]!.underWay).toEqual({
      machines: ['worker', 'driver'],
      rules: 2,
      states: 5,
      unjudged: [],
    });
    expect(code).toBe(0);
  });

  it('shows what the flush is for', async () => {
    const { code, verdict } = await unplugVerdict(file, '--drop', 'flushes-work');
    const [safety] = verdict.systems[0]!.rules;
    expect(safety!.standing).toBe('broken');
    expect(safety!.run!.steps.at(-1)!.step).toBe('my_work_fn');
    expect(code).toBe(12);
  });
});
