import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorsOf } from '../schemas/validators.ts';
import { blocksOf, blocksOfKind, GAP, isWhole, pages, type Block } from './blocks.ts';
import { layDesk, type Desk } from './desk.ts';
import { notRun } from './not-run.ts';
import { isQuoted } from './quoted.ts';

const placeOf = ({ page, line }: Block): string => `${page}:${line}`;
const desks = new Map<string, Desk>();
beforeAll(() => {
  for (const page of pages) desks.set(page, layDesk(page));
});
afterAll(() => {
  for (const desk of desks.values()) desk.remove();
});

it.each(pages)('every block of %s says what it is, so that it can be held', (page) => {
  const kinds = blocksOf(page).map((block) => [placeOf(block), block.kind]);
  const known = ['console', 'json', 'mermaid', 'sh', 'text', 'ts', 'yaml'];
  expect(kinds.filter(([, kind]) => !known.includes(kind!))).toEqual([]);
});

describe('commands', () => {
  const shown = blocksOfKind('console').flatMap((block) =>
    block.text
      .split(/^\$ /m)
      .slice(1)
      .map((part): Asked => {
        const [command = '', ...lines] = part.trimEnd().split('\n');
        return { block, command, lines };
      }),
  );
  const plain = blocksOfKind('sh').flatMap((block) =>
    block.text
      .trimEnd()
      .split('\n')
      .map((line): Asked => ({ block, command: withoutRemark(line) })),
  );
  const inBuilds = blocksOfKind('yaml').flatMap((block) =>
    [...block.text.matchAll(/(?:run|script): (.*unplug.*)$/gm)].map(([, command = '']): Asked => ({
      block,
      command,
    })),
  );
  const all = [...shown, ...plain, ...inBuilds];

  it('are many', () => {
    expect(shown.length).toBeGreaterThan(8);
    expect(plain.length).toBeGreaterThan(8);
    expect(inBuilds.length).toBeGreaterThan(1);
  });

  it('are all run, but for those of which it is said why not', () => {
    const left = [...notRun.keys()].filter(
      (command) => !all.some((one) => one.command === command),
    );
    expect(left, 'no document has these any more').toEqual([]);
  });

  // In their order: a later one of a page reads what an earlier one has saved.
  const run = all
    .filter(({ command }) => !notRun.has(command))
    .map((one) => [`${placeOf(one.block)} ${one.command}`, one] as const);
  it.each(run)('%s', async (_, { block, command, lines }) => {
    const { code, out, err } = await desks.get(block.page)!.run(command);
    const told = /\(exit (\d+)\)/.exec(lines?.join('\n') ?? '')?.[1];
    if (told !== undefined) expect(code, err).toBe(Number(told));
    // A wrong call, a mistake in a file and a fault of ours are no examples, unless the page shows them.
    else if (lines?.[0]?.startsWith('unplug: ') !== true) expect(code, err).toBeLessThan(60);
    if (lines) expectShown(`${out}${err}`.split('\n'), lines);
  });
});

describe('files', () => {
  const code = blocksOfKind('ts');
  const written = pages.filter((page) =>
    blocksOf(page).some((one) => one.kind === 'ts' && isWhole(one)),
  );

  it.each(code.map((block) => [placeOf(block), block] as const))(
    '%s is a file, a part of one of its page, or a part of an example',
    (_, block) => {
      expect(isWhole(block) || written.includes(block.page) || isQuoted(block)).toBe(true);
    },
  );

  it('that documents write compile', () => {
    const files = written.map((page) => join(desks.get(page)!.folder, desks.get(page)!.own!));
    expect(files.length).toBeGreaterThan(2);
    const config = join(dirname(dirname(files[0]!)), 'tsconfig.json');
    const root = fileURLToPath(new URL('../../tsconfig.json', import.meta.url));
    writeFileSync(config, JSON.stringify({ extends: root, include: [], files }));
    const tsc = join(
      dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
      'bin',
      'tsc',
    );
    const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', config], {
      encoding: 'utf8',
    });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });

  const models = written.filter((page) => /system\(\{/.test(textOfOwn(page)));
  it.each(models)('the model in %s is as expected', async (page) => {
    const { code: rc, err } = await desks.get(page)!.run(`unplug verify ./${desks.get(page)!.own}`);
    expect(rc, err).toBe(0);
  });

  const tests = written.filter((page) => textOfOwn(page).includes("from 'vitest'"));
  it.each(tests)('the test in %s passes', async (page) => {
    const { folder, own, run } = desks.get(page)!;
    const config = `import base from '../../../vitest.config.ts';
      export default { ...base, test: { include: ['${own}'], root: '${folder}', testTimeout: 60_000 } };`;
    writeFileSync(join(folder, 'vitest.config.ts'), config);
    const bin = fileURLToPath(new URL('../../node_modules/.bin/vitest', import.meta.url));
    const { code: rc, out, err } = await run(`'${bin}' run --config vitest.config.ts`);
    expect(out + err).toMatch(/Tests .*[1-9]\d* passed/);
    expect(rc, err).toBe(0);
  });

  it.each(blocksOfKind('json').map((block) => [placeOf(block), block.text] as const))(
    '%s is what its schema says',
    (_, text) => {
      expect(errorsOf('probes', JSON.parse(text))).toEqual([]);
    },
  );
});

interface Asked {
  readonly block: Block;
  readonly command: string;
  /** What the page shows under it. */
  readonly lines?: readonly string[];
}

const withoutRemark = (line: string): string => line.replace(/\s+# .*$/, '');

const textOfOwn = (page: string): string =>
  blocksOf(page)
    .filter(({ kind }) => kind === 'ts')
    .map(({ text }) => text)
    .join('\n');

/** Each line comes next, unless a gap is before it; a gap inside a line stands for any text. */
function expectShown(printed: readonly string[], lines: readonly string[]): void {
  let rest = printed;
  let gap = false;
  for (const line of lines) {
    if (line !== GAP) {
      const fits = patternOf(line);
      const at = gap ? rest.findIndex((one) => fits.test(one)) : 0;
      expect(at < 0 ? rest.join('\n') : rest[at], `"${line}" comes next`).toMatch(fits);
      rest = rest.slice(at + 1);
    }
    gap = line === GAP;
  }
}

function patternOf(line: string): RegExp {
  const parts = line.split(GAP).map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
