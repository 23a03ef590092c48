import type { Blame, Conformance, News } from '../../trace/index.ts';
import { BadInput } from '../terminal/exit.ts';
import { LineSplitter } from './line-splitter.ts';

/** Who is told what has changed. */
export interface Watcher {
  news(news: News): void;
  /** Who holds what, whenever that has changed for an unregister that waits. */
  blame(blame: readonly Blame[]): void;
}

/** What is watched. */
interface Watched {
  /** What messages call it. */
  readonly name: string;
  readonly chunks: AsyncIterable<Buffer>;
  /** Lines of a head that was written elsewhere. */
  readonly head?: readonly string[];
}

/**
 * Follows a log while it is written.
 *
 * @throws BadInput when events come before a head that says where they belong
 */
export async function watchLog(
  { name, chunks, head = [] }: Watched,
  conformance: Conformance,
  watcher: Watcher,
): Promise<void> {
  let hasHead = false;
  const read = (lines: readonly string[]): void => {
    for (const line of lines) {
      if (!hasHead) hasHead = isHead(line, name);
      conformance.line(line);
    }
    tell(conformance, watcher);
  };
  read(head);
  const splitter = new LineSplitter();
  for await (const chunk of chunks) read(splitter.push(chunk));
  read(splitter.end());
}

/** Whether the line tells what no event can be understood without. */
function isHead(line: string, name: string): boolean {
  if (line.startsWith('# offsets:')) return true;
  if (line.trim() === '' || line.startsWith('#')) return false;
  throw new BadInput(
    `${name}: events come before a line "# offsets: ref=R done=D"\n  fix: give the head that the script wrote (--head FILE), or all that it writes: sh SCRIPT -f | unplug trace watch --pipe -`,
  );
}

function tell(conformance: Conformance, watcher: Watcher): void {
  const news = conformance.news();
  for (const one of news) watcher.news(one);
  if (!news.some(({ kind }) => kind === 'blame')) return;
  const waiting = conformance.blame().filter((blame) => blame.waiting !== undefined);
  if (waiting.length > 0) watcher.blame(waiting);
}
