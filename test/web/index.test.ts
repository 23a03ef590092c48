import { gunzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { pageHtml } from '../../src/explore/page-html.ts';
import { pageOfSystem } from '../explore/page-of-system.ts';

let made: Awaited<ReturnType<typeof pageOfSystem>>;

beforeAll(async () => {
  made = await pageOfSystem('registration');
});

/** A block of data of a page, unpacked. */
function blockOf(html: string, id: string): unknown {
  const packed = new RegExp(`id="${id}">([^<]*)<`).exec(html)?.[1];
  return JSON.parse(gunzipSync(Buffer.from(packed ?? '', 'base64')).toString());
}

test('what is read at once has the verdicts and no tables; those are in a block of their own', () => {
  const { page } = made;
  const html = pageHtml(page, { script: '', style: '' });
  const index = blockOf(html, 'index');
  const scene = page.scenes[0]!;
  expect(index).toMatchObject({
    heads: [
      {
        id: scene.id,
        rules: scene.rules.map(({ id, standing }) => ({ id, standing })),
        runs: scene.runs.map(({ moves }) => ({ length: moves.length })),
      },
    ],
  });
  for (const table of ['rows', 'steps', 'spaces', 'moves', 'shown'])
    expect(JSON.stringify(index)).not.toContain(`"${table}":`);
  expect(blockOf(html, 'scene-0')).toEqual(JSON.parse(JSON.stringify(scene)));
  expect(blockOf(html, 'charts')).toEqual(JSON.parse(JSON.stringify(page.charts)));
});
