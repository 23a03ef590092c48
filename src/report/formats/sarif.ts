import { heldByText } from '../../schemas/held-by-text.ts';
import type { Run, RunStep } from '../../schemas/run.ts';
import type {
  HistoryVerdict,
  LogVerdict,
  RuleVerdict,
  SystemVerdict,
  Verdict,
} from '../../schemas/verdict.ts';
import { json } from './json.ts';
import { logIsWell } from '../log/log-is-well.ts';
import { logText } from '../log/log-text.ts';
import { settingOf } from '../run/run-head.ts';
import {
  kernelPlaces,
  lineIsUnknown,
  placeInFile,
  placeOfStep,
  URI_BASES,
  userPlaces,
} from './sarif-place.ts';
import { stepChanges, stepTitle } from '../run/step-changes.ts';

/** A log breaks rules of many systems, so that its results stand under rules of their own. */
const LOG_RULES = [
  { id: 'log', shortDescription: { text: 'a log of a real kernel is a run of the models' } },
  { id: 'log-rule', shortDescription: { text: 'a log of a real kernel breaks no rule' } },
];

/** Of an entry one rule or several are as stated or not, so that it stands under a rule of its own. */
const ENTRY_RULE = {
  id: 'entry',
  shortDescription: { text: 'an edit or an entry of the history brings about what it states' },
};

/** Lines are known of modules only: the loader keeps none of a file that it takes for CommonJS. */
const LINE_UNKNOWN =
  ' The line is not known: no step of the run has one (a package.json beside the file must say "type": "module").';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/**
 * Broken and undecided rules, entries that are not as stated, and logs that are not well, as SARIF 2.1.0, for code review tools. A
 * result of a user's file stands at the last step that the file declares, any other at the kernel
 * function of the run's last step. The steps are its code flow, one thread flow a thread, with the order
 * of the interleaving.
 *
 * @param version the version of unplug
 */
export function sarif(verdict: Verdict, version: string): string {
  const ids = [
    ...new Map(verdict.systems.flatMap(({ rules }) => rules).map((r) => [r.rule, r])).values(),
  ];
  const results = verdict.systems.flatMap((system) =>
    system.rules
      .filter(({ standing }) => ['broken', 'not reachable', 'undecided'].includes(standing))
      .map((rule) =>
        result(
          system,
          rule,
          ids.findIndex((one) => one.rule === rule.rule),
        ),
      ),
  );
  const otherwise = verdict.history.filter(({ asExpected }) => !asExpected);
  return json({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'unplug',
            semanticVersion: version,
            version,
            rules: [
              ...ids.map(metadata),
              ...(verdict.history.length > 0 ? [ENTRY_RULE] : []),
              ...(verdict.logs.length > 0 ? LOG_RULES : []),
            ],
          },
        },
        originalUriBaseIds: URI_BASES,
        invocations: [{ executionSuccessful: verdict.exitCode < 64, exitCode: verdict.exitCode }],
        results: [
          ...results,
          ...otherwise.map(entryResult),
          ...verdict.logs.filter((log) => !logIsWell(log)).map(logResult),
        ],
      },
    ],
  });
}

function metadata({ rule, sentence, kind, source }: RuleVerdict): unknown {
  return {
    id: rule,
    name: pascal(rule),
    shortDescription: { text: sentence },
    fullDescription: { text: `${sentence} (${kind}; ${source})` },
    properties: { kind, source },
  };
}

/** A name for an end user, which the standard wants unlike the id: `page-outlives-pagemap` in Pascal case. */
function pascal(id: string): string {
  const words = id.split(/[^a-zA-Z0-9]+/).filter((word) => word !== '');
  return words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
}

/** An entry that is not as stated, with the run that it brings about, where the file declares it. */
function entryResult({ id, title, problems, run, declaredAt }: HistoryVerdict): object {
  const inFile = declaredAt ? placeInFile(declaredAt.file, declaredAt.line) : undefined;
  return {
    ruleId: ENTRY_RULE.id,
    kind: 'fail',
    level: 'error',
    message: { text: `${id}, ${title}: ${problems.join('; ')}.` },
    locations: inFile ? [inFile] : run?.source ? [placeInFile(run.source.path)] : [],
    ...(run && { codeFlows: [{ message: { text: run.replay }, threadFlows: threadFlows(run) }] }),
  };
}

/** A log that breaks a rule, or of which nothing can be said, at its line. */
function logResult(told: LogVerdict): object {
  const { log, verdict, rule, line, expected } = told;
  const text = logText(told);
  const instead = expected === undefined ? '' : ` instead of ${expected}`;
  return {
    ruleId: rule === undefined ? 'log' : 'log-rule',
    kind: verdict === 'inconclusive' ? 'open' : 'fail',
    level: verdict === 'inconclusive' ? 'none' : 'error',
    message: { text: `${verdict}${instead}: ${rule === undefined ? text : `${rule}. ${text}`}` },
    locations: [placeInFile(log, line)],
  };
}

function result(system: SystemVerdict, verdict: RuleVerdict, ruleIndex: number): unknown {
  const { rule, sentence, standing, note, run, source } = verdict;
  const open = standing === 'undecided';
  const because = run?.because ?? note;
  const waits = (run?.holders ?? []).map(
    (holder) => ` ${holder.waiter} waits for ${holder.waitsFor}, held by ${heldByText(holder)}.`,
  );
  const last = run?.steps.findLast((step) => step.source !== undefined)?.source;
  const inKernel = kernelPlaces(last) ?? kernelPlaces(source) ?? [];
  const inFile = userPlaces(system, run);
  return {
    ruleId: rule,
    ruleIndex,
    kind: open ? 'open' : 'fail',
    level: open ? 'none' : 'error',
    message: {
      text: `${standing}: ${run?.rule.sentence ?? sentence}${because === undefined ? '' : ` (${because})`}.${waits.join('')} ${settingOf(system)}.${lineIsUnknown(system, run) ? LINE_UNKNOWN : ''}`,
    },
    locations: inFile ?? inKernel,
    ...(inFile && inKernel.length > 0 && { relatedLocations: inKernel }),
    ...(run && {
      codeFlows: [{ message: { text: run.replay }, threadFlows: threadFlows(run) }],
      partialFingerprints: { 'interleaving/v1': interleaving(run) },
    }),
  };
}

function threadFlows(run: Run): unknown[] {
  const threads = [...new Set(run.steps.map(({ thread }) => thread))];
  return threads.map((thread) => ({
    id: thread,
    locations: run.steps.flatMap((step, i) =>
      step.thread === thread ? [flowLocation(step, i + 1)] : [],
    ),
  }));
}

function flowLocation(step: RunStep, executionOrder: number): unknown {
  const changes = stepChanges(step, false).map(({ text }) => text);
  const text = [stepTitle(step), ...changes].join('; ');
  return { executionOrder, location: { ...placeOfStep(step), message: { text } } };
}

/** Equal for equal interleavings, whatever the states are called. */
function interleaving({ steps }: Run): string {
  return steps.map((step) => `${step.thread}: ${stepTitle(step)}`).join(' / ');
}
