import type { LineSpan } from '../../schemas/log-finding.ts';
import type { MemoryMapper, MemoryUser } from '../../schemas/memory-user.ts';

/** `line 3` or `lines 3-7`. */
export function spanText({ first, last }: LineSpan): string {
  return first === last ? `line ${first}` : `lines ${first}-${last}`;
}

/** `1 page`, `3 pages`. */
export function numberOf(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}

/** Who maps, and since when. */
export function mapperText({ by, line }: MemoryMapper): string {
  return `${by} (mapped at line ${line})`;
}

/** Who has what, in words. */
export function memoryUserText(user: MemoryUser): string {
  switch (user.kind) {
    case 'counted': {
      const { page, by, line, given, count } = user;
      return `page ${page} has ${count - given} of ${count} references left when ${by} gives back ${given} at line ${line}`;
    }
    case 'pinned by others': {
      const { by, pages, unmapped } = user;
      return `pins of ${numberOf(pages, 'page')} of those that ${by} mapped at ${spanText(user)} and unmapped by line ${unmapped}`;
    }
    case 'taken': {
      const { by, maps, pins, mapsOrPins } = user;
      const or = mapsOrPins ? ' or pins (the log cannot tell which)' : '';
      const what = [
        ...(maps > 0 ? [`${maps} page-table ${maps === 1 ? 'entry' : 'entries'}${or}`] : []),
        ...(pins > 0 ? [numberOf(pins, 'pin')] : []),
      ].join(' and ');
      return `${what} of ${by}, taken at ${spanText(user)}`;
    }
  }
}
