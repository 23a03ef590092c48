import type { FindingOf } from '../../schemas/log-finding.ts';
import type { Heard } from '../probes/heard.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';
import type { RegisteredPagemaps } from './registered-pagemaps.ts';
import { nameOf } from './slice.ts';

/** What is wrong with the range of a pagemap. */
export type WrongRange = FindingOf<'another range' | 'range of another'>;

/** Notes which memory a pagemap is registered for; says what is wrong when it was other memory before. */
export function learnRange(
  heard: Heard<'memremap_pages' | 'memunmap_pages'>,
  pagemap: RegisteredPagemap,
): WrongRange | undefined {
  const start = heard.field('start');
  const end = heard.field('end');
  const type = heard.field('type');
  if (type !== undefined) pagemap.type ??= Number(type);
  if (start === undefined || end === undefined) return undefined;
  const range = { start: BigInt(start), end: BigInt(end) };
  const known = pagemap.range;
  pagemap.range ??= range;
  return known && (known.start !== range.start || known.end !== range.end)
    ? { kind: 'another range', object: nameOf(pagemap), facts: {} }
    : undefined;
}

/** What is wrong with the memory of a pagemap when another one is registered for part of it. */
export function conflictOf(
  pagemaps: RegisteredPagemaps,
  pagemap: RegisteredPagemap,
): WrongRange | undefined {
  const other = pagemap.range && pagemaps.conflict(pagemap.range, pagemap);
  return other
    ? { kind: 'range of another', object: nameOf(pagemap), facts: { owner: nameOf(other) } }
    : undefined;
}
