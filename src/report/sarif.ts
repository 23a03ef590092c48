import type { Run, RunStep } from '../schemas/run.ts';
import type { RuleVerdict, SystemVerdict, Verdict } from '../schemas/verdict.ts';
import { json } from './json.ts';
import { settingOf } from './run-head.ts';
import { sourcePlace } from './source-place.ts';
import { stepChanges, stepTitle } from './step-changes.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/**
 * Broken and undecided rules as SARIF 2.1.0, for code review tools. A result stands at the kernel
 * function of the run's last step; the steps are its code flow, one thread flow a thread, with the
 * order of the interleaving. Files are relative to the kernel tree (`KERNEL`).
 */
export function sarif(verdict: Verdict): string {
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
  return json({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'unplug',
            rules: ids.map(metadata),
          },
        },
        originalUriBaseIds: { KERNEL: { description: { text: 'Root of the kernel tree' } } },
        invocations: [{ executionSuccessful: verdict.exitCode < 64, exitCode: verdict.exitCode }],
        results,
      },
    ],
  });
}

function metadata({ rule, sentence, kind, source }: RuleVerdict): unknown {
  return {
    id: rule,
    name: rule,
    shortDescription: { text: sentence },
    fullDescription: { text: `${sentence} (${kind}; ${source})` },
    properties: { kind, source },
  };
}

function result(system: SystemVerdict, verdict: RuleVerdict, ruleIndex: number): unknown {
  const { rule, sentence, standing, note, run, source } = verdict;
  const open = standing === 'undecided';
  const because = run?.because ?? note;
  const last = run?.steps.findLast((step) => step.source !== undefined)?.source;
  return {
    ruleId: rule,
    ruleIndex,
    kind: open ? 'open' : 'fail',
    level: open ? 'none' : 'error',
    message: {
      text: `${standing}: ${sentence}${because === undefined ? '' : ` (${because})`}. ${settingOf(system)}.`,
    },
    locations: location(last) ?? location(source) ?? [],
    ...(run && {
      codeFlows: [{ message: { text: run.replay }, threadFlows: threadFlows(run) }],
      partialFingerprints: { 'interleaving/v1': interleaving(run) },
    }),
  };
}

function location(source: string | undefined): unknown[] | undefined {
  const place = source === undefined ? undefined : sourcePlace(source);
  if (!place) return undefined;
  return [
    {
      physicalLocation: {
        artifactLocation: { uri: place.file, uriBaseId: 'KERNEL' },
      },
      ...(place.function !== undefined && {
        logicalLocations: [{ name: place.function, kind: 'function' }],
      }),
    },
  ];
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
  const [place = {}] = step.source === undefined ? [] : (location(step.source) ?? []);
  return { executionOrder, location: { ...(place as object), message: { text } } };
}

/** Equal for equal interleavings, whatever the states are called. */
function interleaving({ steps }: Run): string {
  return steps.map((step) => `${step.thread}: ${stepTitle(step)}`).join(' / ');
}
