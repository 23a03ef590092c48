import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Entry } from './stream.ts';

const CHUNK = 100;

interface ChunksProps {
  readonly entries: readonly Entry[];
  /** Number of the event that is current, from 1; 0 before the first. */
  readonly at: number;
  readonly draw: (entry: Entry, number: number, isCurrent: boolean) => ComponentChildren;
}

/** A long list of events, drawn anew only where it has grown or where the current one is. */
export function Chunks({ entries, at, draw }: ChunksProps) {
  const chunks = Array.from({ length: Math.ceil(entries.length / CHUNK) }, (_, i) => i * CHUNK);
  return chunks.map((first) => {
    const inside = at > first && at <= first + CHUNK ? at : 0;
    return (
      <Chunk key={first} {...{ entries, first, draw }} at={inside} last={lastOf(entries, first)} />
    );
  });
}

interface ChunkProps extends ChunksProps {
  readonly first: number;
  /** Changes whenever one of its events does: they only grow, and settle in order. */
  readonly last: string;
}

function Chunk({ entries, first, at, draw, last }: ChunkProps) {
  const rows = useMemo(
    () =>
      entries
        .slice(first, first + CHUNK)
        .map((entry, i) => draw(entry, first + i + 1, first + i + 1 === at)),
    [first, at, last, draw],
  );
  return <>{rows}</>;
}

function lastOf(entries: readonly Entry[], first: number): string {
  const shown = entries.slice(first, first + CHUNK);
  return `${shown.length} ${shown.filter(({ after }) => after).length}`;
}
