import type { LogModel } from '../../schemas/verdict.ts';

/** A release as far as it is compared: 6.12 of 6.12.117. */
type Series = readonly [major: number, minor: number];

/** Something that logs show and that has not always been so. */
interface Change {
  /** The first release that has it. */
  readonly since: Series;
  readonly text: string;
}

/** zone_device_page_init takes its reference with plain tryget (facts A5, E5). */
export const PLAIN_TRYGET: Change = {
  since: [6, 19],
  text: 'a page that is handed out after the kill is counted (6.19)',
};

/** FS_DAX pages are counted like those of any other folio (facts B, D32). */
export const COUNTED_MAPPINGS: Change = {
  since: [6, 15],
  text: 'page-table entries are references of FS_DAX pages (6.15)',
};

/** get_user_pages_fast looks no pagemap up any more (facts D35): what it takes of device-dax leaves no event. */
export const NO_FAST_LOOKUP: Pick<Change, 'since'> = { since: [6, 17] };

const CHANGES = [COUNTED_MAPPINGS, PLAIN_TRYGET];

/** The releases whose sources the models render (facts 0), the oldest first. */
const READ = [
  { release: '6.1.192', series: [6, 1] },
  { release: '6.12.117', series: [6, 12] },
  { release: '7.3', series: [7, 3] },
] as const satisfies readonly { release: string; series: Series }[];

const NEWEST = READ.at(-1)!;

/** The numbers of a release that it is compared by; nothing when it is no release. */
export function seriesNumbers(release: string): Series | undefined {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(release) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor)];
}

export function isBefore(a: Series, b: Series): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}

/** On which model the log of a release is judged, and with what right. */
export function modelOfRelease(release: string, series: Series): LogModel {
  const read = READ.find((one) => one.series.join() === series.join());
  if (read) {
    const text = `judged on the model of ${read.release}`;
    return { kernel: read.release, basis: 'read', text };
  }
  const newer = READ.find((one) => isBefore(series, one.series));
  const older = READ.findLast((one) => isBefore(one.series, series));
  if (!newer || !older) {
    const text = `kernel ${release} is newer than ${NEWEST.release}, the newest that was read: it is judged on the model of ${NEWEST.release}, and what has changed since is not known`;
    return { kernel: NEWEST.release, basis: 'newer', text };
  }
  const between = `kernel ${release} was not read; it lies between ${older.release} and ${newer.release}`;
  const differing = CHANGES.filter(
    ({ since }) => isBefore(older.series, since) && !isBefore(newer.series, since),
  );
  const has = differing.filter(({ since }) => !isBefore(series, since));
  const lacks = differing.filter(({ since }) => isBefore(series, since));
  const kernel = differing.length > 0 && lacks.length === 0 ? newer.release : older.release;
  const judged = `judged on the model of ${kernel}`;
  if (differing.length === 0) {
    const text = `${between}, which do not differ in what a log shows: ${judged}`;
    return { kernel, basis: 'between', text };
  }
  const changes = [
    ...(has.length > 0 ? [`it has by its number: ${inWords(has)}`] : []),
    ...(lacks.length > 0 ? [`it does not have yet: ${inWords(lacks)}`] : []),
  ];
  return { kernel, basis: 'between', text: `${between}: ${judged}; ${changes.join('; ')}` };
}

function inWords(changes: readonly Change[]): string {
  return changes.map(({ text }) => text).join(', ');
}

/** The same for a log that names no release. */
export const NOT_NAMED: LogModel = {
  kernel: NEWEST.release,
  basis: 'not named',
  text: `the log does not name its kernel: judged on the model of ${NEWEST.release} (--kernel RELEASE names another)`,
};
