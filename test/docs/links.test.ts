import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const documents = readdirSync(new URL('docs', root)).filter((name) => name.endsWith('.md'));
const pages = ['README.md', ...documents.map((name) => `docs/${name}`)];

it.each(pages)('%s links to files and headings that are there', (page) => {
  const at = new URL(page, root);
  const links = [...readFileSync(at, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to);
  const dead = links.filter((link) => !/^https?:/.test(link) && !leads(new URL(link, at)));
  expect(dead).toEqual([]);
});

function leads(to: URL): boolean {
  const heading = to.hash.slice(1);
  to.hash = '';
  if (!existsSync(to)) return false;
  return heading === '' || headingsOf(readFileSync(to, 'utf8')).includes(heading);
}

function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, words = '']) =>
    words
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
}
