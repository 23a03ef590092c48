import { readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

/** A fenced block of a document. */
export interface Block {
  readonly page: string;
  readonly line: number;
  /** What stands behind the fence: how the block is held. */
  readonly kind: string;
  readonly text: string;
}

/** The documents that users read, from the project's folder. */
export const pages = [
  'README.md',
  ...readdirSync(new URL('docs', root))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** A document as text. */
export const textOf = (page: string): string => readFileSync(new URL(page, root), 'utf8');

/** The fenced blocks of a document, in order. */
export function blocksOf(page: string): Block[] {
  const text = textOf(page);
  return [...text.matchAll(/^```(\S*)\n([^]*?)^```$/gm)].map((match) => ({
    page,
    line: text.slice(0, match.index).split('\n').length,
    kind: match[1]!,
    text: match[2]!,
  }));
}

/** The blocks of all documents that are held in one way. */
export const blocksOfKind = (...kinds: string[]): Block[] =>
  pages.flatMap(blocksOf).filter(({ kind }) => kinds.includes(kind));

/** A gap in what is quoted. */
export const GAP = '…';

/** Whether a block is a file from its first line on. */
export const isWhole = ({ text }: Block): boolean => text.startsWith('import ');
