import type { FindingOf, LogFinding } from '../../schemas/log-finding.ts';
import type { LogVerdict } from '../../schemas/verdict.ts';
import { findingText } from './finding-text.ts';
import { memoryUserText } from './memory-user-text.ts';
import { some } from '../text/some.ts';
import { holdersText } from './wait-text.ts';

/** What is told of a log or of one of its objects. */
type Told = Pick<LogVerdict, 'verdict' | 'findings'>;

/** What a verdict on a log says, part by part: the first few of each kind of finding. */
export function logParts({ verdict, findings }: Told): string[] {
  const groups: LogFinding[][] = [];
  for (const finding of findings) {
    const last = groups.at(-1);
    const [first] = last ?? [];
    const kind = finding.kind === 'more' ? finding.facts.of : finding.kind;
    const isFirst = groups.length === 1 && last!.length === 1 && decides(verdict, first!);
    if (last && first?.kind === kind && !isFirst) last.push(finding);
    else groups.push([finding]);
  }
  return groups.flatMap((group, i) => groupText(verdict, group, i === 0));
}

/** The same as one text. */
export function logText(told: Told): string {
  return logParts(told).join('; ');
}

/** Who keeps an unregister or an unmount waiting, and who had memory that was removed. */
export function heldBy({ findings }: Pick<LogVerdict, 'findings'>): string[] {
  return findings.flatMap((finding) => {
    if (finding.kind === 'wait' || finding.kind === 'file system wait') return holdersText(finding);
    return finding.kind === 'in use at removal' ? [memoryUserText(finding.facts.user)] : [];
  });
}

/** Those of them that the text does not tell of. */
export function othersHold(told: Told): string[] {
  const text = logText(told);
  return heldBy(told).filter((one) => !text.includes(one));
}

/** Whether the finding is the verdict itself, and not one of those that come with it. */
function decides(verdict: Told['verdict'], { kind }: LogFinding): boolean {
  return kind === 'breaks' && verdict === 'breaks';
}

function groupText(
  verdict: Told['verdict'],
  group: readonly LogFinding[],
  isFirst: boolean,
): string[] {
  const unlisted = group.reduce((n, one) => n + (one.kind === 'more' ? one.facts.count : 0), 0);
  const told = group.filter(({ kind }) => kind !== 'more');
  const [first] = told;
  if (first?.kind === 'other order') {
    const pairs = some(told.map(findingText), unlisted).join(', ');
    return [
      `order: explained only if the clocks of CPUs differ by up to ${first.facts.skewUs} us: ${pairs}`,
    ];
  }
  return some(
    told.map((one) => withPlace(verdict, one, isFirst)),
    unlisted,
  );
}

/** A finding with its line where it is not that of the verdict. */
function withPlace(verdict: Told['verdict'], finding: LogFinding, isFirst: boolean): string {
  const { kind, line } = finding;
  const text = findingText(finding);
  if (verdict === 'inconclusive') {
    if (AGAINST.has(kind)) {
      const standing = kind === 'breaks' ? 'breaks' : 'refused';
      return `otherwise ${standing} at line ${line}: ${text}`;
    }
    return IN_PLACE.has(kind) ? `line ${line}: ${text}` : text;
  }
  if (kind === 'breaks' && !isFirst) return `also broken at line ${line}: ${alsoText(finding)}`;
  return text;
}

function alsoText({ facts }: FindingOf<'breaks'>): string {
  return facts.rule;
}

/** What speaks against a log. */
const AGAINST: ReadonlySet<LogFinding['kind']> = new Set([
  'breaks',
  'refused',
  'another range',
  'range of another',
  'page of another',
  'return without entry',
  'lookup of another',
]);

/** What is in doubt at one line. */
const IN_PLACE: ReadonlySet<LogFinding['kind']> = new Set([
  'cached lookup',
  'split folio',
  'granted',
]);
