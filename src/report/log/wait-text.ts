import type {
  FileSystemWait,
  FindingOf,
  PageHolder,
  UnregisterWait,
} from '../../schemas/log-finding.ts';
import { mapperText, memoryUserText, numberOf, spanText } from './memory-user-text.ts';

/** A wait of memunmap_pages: since when, for what, and how it ended. */
export function unregisterWaitText({ line = 0, object, facts }: FindingOf<'wait'>): string {
  const { by, pages, allocations, mayBeMore } = facts;
  const waits = `memunmap_pages by ${by} waits ${interval(line, facts)} for`;
  if (pages + allocations === 0) {
    const none = mayBeMore ? 'pages that the log does not show' : 'no page (an RCU grace period)';
    return `${waits} ${none}`;
  }
  return [
    `${waits} ${heldText(facts)}${mayBeMore ? ' or more' : ''} of ${object}`,
    ...endText(facts),
    ...driverText(facts),
  ].join('; ');
}

/** A wait of a file system for one of its pages. */
export function fileSystemWaitText({ line = 0, facts }: FindingOf<'file system wait'>): string {
  return `${facts.in} of ${facts.by} waits ${interval(line, facts)} for ${pageText(facts)}`;
}

/** Who keeps somebody waiting. */
export function holdersText(finding: FindingOf<'wait' | 'file system wait'>): string[] {
  if (finding.kind === 'wait') return finding.facts.holders.map(holderText);
  const { blocks, users } = finding.facts;
  if (!blocks) return [];
  const known = users.length > 0 ? ` (seen before: ${users.map(memoryUserText).join('; ')})` : '';
  return [`pins or page-table entries of ${pageText(finding.facts)}${known}`];
}

function pageText({ page, freed }: FileSystemWait): string {
  return `page ${page}${freed ? `, freed by ${freed.by} at line ${freed.line}` : ''}`;
}

function interval(
  from: number,
  { to, seconds, asleep }: Pick<UnregisterWait, 'to' | 'seconds' | 'asleep'>,
): string {
  const slept = asleep === undefined ? [] : [`asleep since line ${asleep}`];
  const until = to === undefined ? 'the end of the log' : `line ${to}`;
  const lasted = to === undefined || seconds === undefined ? [] : [`${seconds.toFixed(3)} s`];
  const more = [...lasted, ...slept].join(', ');
  return `from line ${from} to ${until}${more === '' ? '' : ` (${more})`}`;
}

/** How a wait ends: all but one freed are not enough. */
function endText({ pages, allocations, freed, last, mayBeMore }: UnregisterWait): string[] {
  const held = pages + allocations;
  const lines = freed.lines ? spanText(freed.lines) : '';
  if (freed.count < held)
    return freed.count === 0
      ? ['none of them is freed']
      : [`${freed.count} of ${held} are freed (${lines}): not enough`];
  if (mayBeMore || !last) return [`these are freed (${lines}): not enough`];
  const end = `the last is freed by ${last.by} at line ${last.line}`;
  if (!last.before) return [end];
  return [`${held - 1} of ${held} are freed at ${spanText(last.before)}: not enough`, end];
}

function driverText({ driver }: UnregisterWait): string[] {
  const runs = Object.entries(driver).map(([name, times]) => `${name} ${numberOf(times, 'time')}`);
  return runs.length === 0 ? [] : [`meanwhile the driver runs ${runs.join(' and ')}`];
}

function holderText(holder: PageHolder): string {
  const { how, by, mappers = [], born, freed } = holder;
  const unknown =
    mappers.length > 0
      ? mappers.map(mapperText).join(' or ')
      : 'whoever initialised them before the log began';
  const verb = holder.pages === 0 ? 'allocated' : 'initialised';
  return [
    `${how} of ${by ?? unknown}: ${heldText(holder)}`,
    ...(born ? [`${verb} at ${spanText(born)}`] : []),
    freed ? `freed at ${spanText(freed)}` : 'never freed',
  ].join(', ');
}

/** Pages, and allocations of drivers. */
function heldText({ pages, allocations }: Pick<PageHolder, 'pages' | 'allocations'>): string {
  return [
    ...(pages > 0 ? [numberOf(pages, 'page')] : []),
    ...(allocations > 0 ? [numberOf(allocations, 'allocation')] : []),
  ].join(' and ');
}
