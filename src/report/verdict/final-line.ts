import type { LogVerdict, Verdict } from '../../schemas/verdict.ts';
import { count } from '../text/count.ts';
import { EXIT_CODES, exitCodeOf, mostUrgent, nothingJudged, stopped } from './exit-code.ts';
import { logIsWell } from '../log/log-is-well.ts';
import type { Palette } from '../text/palette.ts';
import { judgedText } from './unjudged.ts';
import { wrap } from '../text/wrap.ts';

/**
 * The last words of a report: what came out of how much, and the exit code. Only a verdict whose
 * exit code is 0, by its own word and by its contents, is green.
 */
export function finalLine(verdict: Verdict, width: number, palette: Palette): string[] {
  const code = mostUrgent([verdict.exitCode, exitCodeOf(verdict)]);
  const said = EXIT_CODES.find((one) => one.code === code)?.says ?? 'as expected';
  const paint =
    code === 0 ? palette.good : code === 20 || code === 31 ? palette.doubt : palette.bad;
  const text = `${said.toUpperCase()} (exit ${code}): ${tally(verdict).join('; ')}`;
  return wrap(text, width, 2).map(paint);
}

function tally(verdict: Verdict): string[] {
  const { systems, history, logs, notStarted = [] } = verdict;
  const rules = systems.flatMap((system) => system.rules);
  const number = (standing: string): number =>
    rules.filter((rule) => rule.standing === standing).length;
  const parts: string[] = [];
  const say = (value: number, text: string): void => {
    if (value > 0) parts.push(text);
  };
  say(number('broken'), `${count(number('broken'), 'rules')} broken`);
  say(number('not reachable'), `${count(number('not reachable'), 'situations')} not reachable`);
  say(number('undecided'), `${count(number('undecided'), 'rules')} undecided`);
  say(
    systems.filter(stopped).length,
    `${count(systems.filter(stopped).length, 'systems')} stopped at a limit`,
  );
  const what = systems.length === 0 && logs.length > 0 ? 'logs' : 'searches';
  say(notStarted.length, `${count(notStarted.length, what)} not started`);
  const cut = logs.filter(({ stoppedAt }) => stoppedAt !== undefined).length;
  say(cut, `${count(cut, 'logs')} not read to the end`);
  const [holds, covered] = [number('holds'), number('covered')];
  say(holds, `${count(holds, 'rules')} ${holds === 1 ? 'holds' : 'hold'}`);
  say(covered, `${count(covered, 'situations')} covered`);
  const silent = number('not applicable');
  say(silent, `${count(silent, 'rules')} not applicable`);
  const judged = nothingJudged(verdict) ? 'nothing was judged' : judgedText(systems);
  if (judged !== undefined) parts.push(judged);
  say(
    history.length,
    `${history.filter((entry) => entry.asExpected).length} of ${count(history.length, 'history entries')} as stated`,
  );
  say(
    logs.length,
    `${logs.filter(logIsWell).length} of ${count(logs.length, 'logs')} ${howTheyStand(logs)}`,
  );
  return parts;
}

/** A kernel that hangs does what the model allows, and whoever looks for the reason is not done. */
function howTheyStand(logs: readonly LogVerdict[]): string {
  if (logs.some(({ expected }) => expected !== undefined)) return 'as stated';
  const blocked = logs.filter(({ verdict }) => verdict === 'follows, blocked').length;
  const follow = logs.length === 1 ? 'follows the model' : 'follow the model';
  if (blocked === 0) return follow;
  return `${follow},${logs.length === 1 ? '' : ` ${blocked} of them`} blocked by who holds pages`;
}
