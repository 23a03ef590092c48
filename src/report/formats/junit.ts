import type { Run } from '../../schemas/run.ts';
import type {
  HistoryVerdict,
  LogVerdict,
  RuleVerdict,
  SystemVerdict,
  Verdict,
} from '../../schemas/verdict.ts';
import { stopped } from '../verdict/exit-code.ts';
import { lanes } from '../run/lanes.ts';
import { logIsWell } from '../log/log-is-well.ts';
import { logText } from '../log/log-text.ts';
import { settingOf, sizesOf } from '../run/run-head.ts';
import { limitText } from '../verdict/systems-section.ts';

interface Case {
  /** What names the case together with its own name. A dot would read as a package. */
  readonly className: string;
  /** The user's file that is judged. */
  readonly file?: string;
  readonly name: string;
  readonly outcome?: {
    readonly tag: 'failure' | 'error' | 'skipped';
    readonly type: string;
    /** One line on what is wrong; the first of the text unless given. */
    readonly message?: string;
    readonly text: string;
  };
}

/**
 * A verdict as JUnit XML: a suite a system, a case a rule; the history and the logs are suites too.
 * An undecided rule is an error, never skipped: a build must not be green because of a limit.
 */
export function junit({ systems, history, logs, notStarted = [] }: Verdict): string {
  const suites = [
    ...systems.map((system) => suite(settingOf(system), systemCases(system), system.seconds)),
    ...(history.length === 0 ? [] : [suite('history', history.map(historyCase))]),
    ...(logs.length === 0 ? [] : [suite('logs', logs.map(logCase))]),
    ...(notStarted.length === 0 ? [] : [suite('not started', notStarted.map(notStartedCase))]),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="unplug">\n${suites.join('')}</testsuites>\n`;
}

function suite(name: string, cases: readonly Case[], seconds = 0): string {
  const number = (tag: string): number =>
    cases.filter(({ outcome }) => outcome?.tag === tag).length;
  const counts = `tests="${cases.length}" failures="${number('failure')}" errors="${number('error')}" skipped="${number('skipped')}"`;
  const body = cases.map(element).join('');
  return `  <testsuite name="${escape(name)}" ${counts} time="${seconds.toFixed(3)}">\n${body}  </testsuite>\n`;
}

function element({ className, file, name, outcome }: Case): string {
  const where = file === undefined ? '' : ` file="${escape(file)}"`;
  const open = `    <testcase classname="${escape(className)}" name="${escape(name)}"${where}`;
  if (!outcome) return `${open}/>\n`;
  const { tag, type, text, message = text.split('\n')[0]! } = outcome;
  const kind = tag === 'skipped' ? '' : ` type="${escape(type)}"`;
  return `${open}>\n      <${tag} message="${escape(message)}"${kind}>${escape(text)}</${tag}>\n    </testcase>\n`;
}

/** A system with its sizes and what is changed in it: two searches of one system are two classes. */
function classOf({ system, sizes, reverted, dropped }: SystemVerdict): string {
  const changed = [...reverted, ...dropped].map((id) => `without ${id}`);
  const how = [...sizesOf(sizes), ...changed].join(', ');
  return how === '' ? system : `${system} (${how})`;
}

function notStartedCase(name: string): Case {
  const text = 'the search was not started';
  return { className: 'not started', name, outcome: { tag: 'error', type: 'not started', text } };
}

function systemCases(system: SystemVerdict): Case[] {
  const cases = system.rules.map((rule) => ruleCase(system, rule));
  if (!stopped(system)) return cases;
  const text = `${limitText(system)} after ${system.states} states`;
  return [
    ...cases,
    {
      className: classOf(system),
      name: 'search is complete',
      outcome: { tag: 'error', type: 'limit', text },
    },
  ];
}

function ruleCase(system: SystemVerdict, rule: RuleVerdict): Case {
  const { sentence, standing, note, run } = rule;
  const { file } = system;
  const test = {
    className: classOf(system),
    name: sentence,
    ...(file !== undefined && { file: file.replace(/^\.\//, '') }),
  };
  const why = note === undefined ? standing : `${standing}: ${note}`;
  if (standing === 'broken' || standing === 'not reachable') {
    const text = standing === 'broken' && run ? lanes(run) : why;
    const message = run?.because === undefined ? why : `${standing}: ${whatBroke(run, sentence)}`;
    return { ...test, outcome: { tag: 'failure', type: standing, message, text } };
  }
  if (standing === 'undecided')
    return { ...test, outcome: { tag: 'error', type: standing, text: why } };
  if (standing === 'not applicable')
    return { ...test, outcome: { tag: 'skipped', type: standing, text: why } };
  return test;
}

/** What is wrong at the end of a run, after the sentence that it breaks where the case is named by another. */
function whatBroke({ rule, because = '' }: Run, name: string): string {
  return rule.sentence === name ? because : `${rule.sentence} (${because})`;
}

function historyCase({ id, title, system, asExpected, problems }: HistoryVerdict): Case {
  const test = { className: 'history', name: `${id} ${title} (${system})` };
  if (asExpected) return test;
  const text = problems.length === 0 ? 'not as stated' : problems.join('\n');
  return { ...test, outcome: { tag: 'failure', type: 'not as stated', text } };
}

function logCase(log: LogVerdict): Case {
  const test = { className: 'logs', name: log.log };
  if (logIsWell(log)) return test;
  const { verdict, expected, line, stoppedAt } = log;
  const cut = stoppedAt === undefined ? '' : `stopped after line ${stoppedAt}; until there `;
  const wanted = expected === undefined ? '' : ` instead of ${expected}`;
  const at = line === undefined ? '' : `, line ${line}`;
  const isOpen = verdict === 'inconclusive' || (cut !== '' && verdict.startsWith('follows'));
  const tag = isOpen ? 'error' : 'failure';
  const said = `${cut}${verdict}${wanted}${at}: ${logText(log)}`;
  return { ...test, outcome: { tag, type: verdict, text: said } };
}

/** Escapes XML; characters that XML 1.0 cannot hold become a question mark. */
function escape(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '?')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
