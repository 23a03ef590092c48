import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../../src/schemas/run.ts';
import { unplug } from '../examples/unplug.ts';
import { errorsOf } from '../schemas/validators.ts';

const root = new URL('../../', import.meta.url);
const FOLDER = 'dist/.saved';
const at = (path: string): URL => new URL(`${FOLDER}/${path}`, root);

/** A driver that frees its data twice. */
const TWICE = `
import { setup } from 'xstate';
import { object, steps, system, thread, threadTypes, violation } from 'unplug-verifier';

const data = object(
  setup({ types: { events: {} as { type: 'FREE' } } }).createMachine({
    id: 'data',
    initial: 'allocated',
    states: {
      allocated: { on: { FREE: 'freed' } },
      freed: { on: { FREE: 'freedTwice' } },
      freedTwice: { tags: 'violation' },
    },
  }),
  { effects: ['FREE'] },
);
const step = steps<{ data: typeof data }>();
const driver = thread<{ data: typeof data }>(
  setup({ types: threadTypes<{ data: typeof data }>() }).createMachine({
    id: 'driver',
    initial: 'bound',
    states: { bound: { tags: 'rest', on: { kfree: step('bound', { data: 'FREE' }) } } },
  }),
  { actor: 'driver' },
);
export default system({
  id: 'twice',
  about: 'Is the data freed once?',
  rules: [
    violation({
      id: 'freed-once',
      sentence: 'the data is freed once',
      source: 'my_driver.c',
      of: data,
      states: ['freedTwice'],
    }),
  ],
  compose(c) {
    c.thread('driver', driver, { data: c.object('data', data) });
  },
});
`;

describe('a saved run of a user’s file', () => {
  beforeAll(async () => {
    mkdirSync(at('runs/'), { recursive: true });
    writeFileSync(at('twice.ts'), TWICE);
    const file = `./${FOLDER}/twice.ts`;
    const { code } = await unplug('verify', file, '--save', `${FOLDER}/runs/run.json`);
    expect(code).toBe(12);
  });
  afterAll(() => rmSync(at('.'), { recursive: true }));

  const run = (): Run => JSON.parse(readFileSync(at('runs/run.json'), 'utf8')) as Run;
  const saved = `${FOLDER}/runs/run.json`;

  it('names it from its own folder, with what was in it', () => {
    expect(errorsOf('run', run())).toEqual([]);
    expect(run().source!.path).toBe('../twice.ts');
  });

  it('is explained, drawn and explored without its name', async () => {
    const explained = await unplug('explain', saved, '--at', '1');
    expect(explained.out).toContain('can   kfree');
    const drawn = await unplug('draw', saved, '--mermaid');
    expect(drawn.out).toContain('kfree');
    const page = await unplug('explore', saved, '--html', `${FOLDER}/page.html`);
    expect([explained.code, drawn.code, page.code]).toEqual([0, 0, 0]);
  });

  it('finds it when both have moved', async () => {
    renameSync(at('.'), new URL('dist/.saved-elsewhere', root));
    const { code } = await unplug('explain', 'dist/.saved-elsewhere/runs/run.json');
    renameSync(new URL('dist/.saved-elsewhere', root), at('.'));
    expect(code).toBe(0);
  });

  it('says when it has changed or is gone; --file takes another', async () => {
    appendFileSync(at('twice.ts'), '// another one\n');
    const changed = await unplug('explain', saved);
    expect(changed).toMatchObject({ code: 65, out: '' });
    expect(changed.err).toBe(
      `unplug: ${saved}: the run is of ${FOLDER}/twice.ts, which has changed since\n  fix: search again and save the run; or name the file as it is now with --file, if the run is one of it still\n`,
    );
    const named = await unplug('explain', saved, '--file', `./${FOLDER}/twice.ts`);
    expect(named.code).toBe(0);
    rmSync(at('twice.ts'));
    const gone = await unplug('draw', saved);
    expect(gone).toMatchObject({ code: 65, out: '' });
    expect(gone.err).toContain(`the run is of ${FOLDER}/twice.ts, which is not there\n  fix: `);
  });
});
