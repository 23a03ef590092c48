import { existsSync } from 'node:fs';
import { Charts } from '../../chart/charts.ts';
import { toldLog } from '../../explore/told-log.ts';
import type { PageData } from '../../explore/page-data.ts';
import type { Run } from '../../schemas/run.ts';
import type { SystemVerdict } from '../../schemas/verdict.ts';
import { fileSource } from '../../trace/index.ts';
import { published } from '../lookup/catalogue.ts';
import { BadInput } from '../terminal/exit.ts';
import type { Job } from '../search/job.ts';
import { shippedLogs } from '../trace/logs.ts';
import { pageOf } from './page-of.ts';
import { planOf, wantsAll } from '../search/plan-of.ts';
import { savedRun } from '../lookup/saved-run.ts';
import { scenesOf } from './scenes-of.ts';
import { searched, searchedPlan } from '../search/search.ts';
import { tell } from '../verdict/tell.ts';
import { limitsFrom, workersFrom, type SearchOptions } from '../options/search-options.ts';

/** What the command line of `unplug explore` says of what is to be seen. */
export interface ExploreOptions extends SearchOptions {
  /** The user's file that exports the system of a saved run. */
  readonly file?: string;
}

/** States searched around a saved run unless the options say otherwise. */
const AROUND_RUN = 200_000;

/**
 * The page of what the command line names.
 *
 * @param goesOn whether a page is still wanted when the search is done
 * @returns none when it is not
 */
export async function explorable(
  subject: string | undefined,
  options: ExploreOptions,
  goesOn: () => boolean,
): Promise<PageData | undefined> {
  if (subject?.endsWith('.json')) return pageOfRun(subject, options, goesOn);
  if (subject !== undefined && isLog(subject)) return pageOfLog(subject);
  const subjects = subject === undefined ? [] : [subject];
  const plan = await planOf(subjects, options);
  const found = await searchedPlan(plan, workersFrom(options));
  if (!goesOn()) return undefined;
  const logs = wantsAll(subjects, options) ? shippedLogs() : [];
  return pageOf(plan, found.verdicts, tell(plan, found, options.kernel, logs), options.workers);
}

function isLog(subject: string): boolean {
  const isModule = /\.(ts|js|mjs)$/.test(subject);
  return !isModule && existsSync(subject) && !published.systems.some(({ id }) => id === subject);
}

async function pageOfRun(
  file: string,
  options: ExploreOptions,
  goesOn: () => boolean,
): Promise<PageData | undefined> {
  const { run, file: own } = await savedRun(file, options.file);
  const found = await aroundRun(run, own, options);
  return goesOn() ? pageOfSearched(run, found, file) : undefined;
}

/**
 * The page of a run and of what is around it.
 *
 * @param file the user's file that its system, or what is changed in it, comes from
 */
export async function pageAroundRun(run: Run, file: string | undefined): Promise<PageData> {
  return pageOfSearched(run, await aroundRun(run, file, {}), 'the run');
}

/** A search of the system of a run, at most so far that a page can be made of it. */
interface Around {
  readonly job: Job;
  readonly verdict: SystemVerdict | undefined;
}

async function aroundRun(
  { system, sizes, kernel, reverted, dropped }: Run,
  file: string | undefined,
  options: Parameters<typeof limitsFrom>[0],
): Promise<Around> {
  const limits = { statesMax: AROUND_RUN, ...limitsFrom(options).limits };
  const source = file === undefined ? {} : { file };
  const job: Job = { system, ...source, sizes, kernel, reverted, dropped, limits };
  const [verdict] = await searched([job]);
  return { job, verdict };
}

async function pageOfSearched(
  run: Run,
  { job, verdict }: Around,
  where: string,
): Promise<PageData> {
  const judged = verdict?.rules.find(({ rule }) => rule === run.rule.id);
  if (!verdict || !judged) throw new BadInput(`${where}: the system has no rule ${run.rule.id}`);
  const rules = verdict.rules.filter((one) => one !== judged);
  const shown: SystemVerdict = { ...verdict, rules: [{ ...judged, run }, ...rules] };
  const charts = new Charts();
  const scenes = await scenesOf([{ job, verdict: shown }], charts);
  return {
    schema: 'unplug/page/v1',
    charts: await charts.all(),
    scenes,
    history: [],
    logs: [],
    open: { scene: scenes[0]!.id, run: 0 },
  };
}

async function pageOfLog(file: string): Promise<PageData> {
  const charts = new Charts();
  const { log, scenes, picture } = toldLog(fileSource(file), (space) => charts.of(space));
  return {
    schema: 'unplug/page/v1',
    charts: await charts.all(),
    scenes,
    history: [],
    logs: [log],
    pictures: [picture],
  };
}
