import { table } from './markdown.ts';
import { rooms } from './rooms.ts';

const BEGIN = '<!-- rooms: `npm run docs` writes them from scripts/docs/rooms.ts -->';
const END = '<!-- end of rooms -->';

/** docs/architecture.md with the table of rooms as it is now. */
export function withRooms(page: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error('docs/architecture.md has no place for the rooms');
  const rows = rooms.map(({ folder, holds, mayUse }) => [
    `\`${folder}\``,
    holds,
    mayUse.map((one) => `\`${one.replace(/^src\//, '')}\``).join(', '),
  ]);
  return `${page.slice(0, begin + BEGIN.length)}\n\n${table(['room', 'what is in it', 'may use'], rows)}\n\n${page.slice(end)}`;
}
