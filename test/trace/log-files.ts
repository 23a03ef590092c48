import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findingText } from '../../src/report/log/finding-text.ts';
import { heldBy, logText } from '../../src/report/log/log-text.ts';
import { checkLog } from '../../src/trace/check-log.ts';
import { readLog } from '../../src/trace/log/read-log.ts';
import { SliceTables } from '../../src/trace/follow/slice-tables.ts';
import type { LogStanding, LogVerdict } from '../../src/schemas/verdict.ts';
import type { Lines } from './mutate-log.ts';

const FOLDER = new URL('../logs/', import.meta.url);

/** The verdict that each shipped log is known to deserve. */
export const knownVerdicts = JSON.parse(textOf('verdicts.json')) as Record<string, LogStanding>;

/** The shipped logs without those that only add noise. */
export const smallLogs = Object.keys(knownVerdicts).filter((name) => !name.includes('/'));

export function logFile(name: string): URL {
  return new URL(name, FOLDER);
}

export function textOf(name: string): string {
  return readFileSync(fileURLToPath(logFile(name)), 'utf8');
}

export function linesOf(name: string): Lines {
  return textOf(name).trimEnd().split('\n');
}

const tables = new SliceTables();

/** A verdict with what is printed of it. */
export interface PrintedVerdict extends LogVerdict {
  readonly text: string;
  readonly blame: readonly string[];
  /** Absent where nothing is assumed. */
  readonly assumes?: readonly string[];
}

/** The verdict on a log that is given as lines. */
export function verdictOf(lines: Lines, name = 'log'): PrintedVerdict {
  return printed(checkLog(readLog(lines.join('\n'), name), tables));
}

export function printed(verdict: LogVerdict): PrintedVerdict {
  const assumed = verdict.findings.filter(({ kind }) => kind === 'assumes');
  const assumes = assumed.map((one) => findingText(one).replace(/^follows only if /, ''));
  return {
    ...verdict,
    text: logText(verdict),
    blame: heldBy(verdict),
    ...(assumes.length > 0 && { assumes }),
  };
}

/** Whether a mutant gets away with what the original got. */
export function isAccepted(mutant: PrintedVerdict, original: PrintedVerdict): boolean {
  if (mutant.verdict.startsWith('follows')) return true;
  return (
    mutant.verdict === original.verdict &&
    mutant.rule === original.rule &&
    mutant.text.includes('also broken') === original.text.includes('also broken')
  );
}
