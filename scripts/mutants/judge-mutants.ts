import { readFileSync } from 'node:fs';
import { constantFrom, sample } from 'fast-check';
import type { LogVerdict } from '../../src/schemas/verdict.ts';
import {
  checkLog,
  checkLogFully,
  explanationAt,
  readLog,
  SliceTables,
  type CheckedLog,
} from '../../src/trace/index.ts';
import { mutantsOf, type LogMutant } from './log-mutants.ts';
import { whyAccepted } from './why-accepted.ts';

/** Types of memory by their numbers in struct dev_pagemap. */
const TYPES: Readonly<Record<number, string>> = {
  1: 'PRIVATE',
  2: 'COHERENT',
  3: 'FS_DAX',
  4: 'GENERIC',
  5: 'PCI_P2PDMA',
};

/** A mutant that gets what the original got, and the run that explains it. */
export interface Accepted {
  readonly log: string;
  readonly type: string;
  readonly mutant: LogMutant;
  readonly why: string | undefined;
  readonly explained: readonly string[];
}

/** How the mutants of one kind and one type of memory came out. */
export interface Tally {
  readonly kind: string;
  readonly type: string;
  judged: number;
  accepted: number;
}

/** What came of some mutants. */
export interface MutantsJudged {
  readonly tallies: readonly Tally[];
  readonly accepted: readonly Accepted[];
}

/** What is said of a line that no slice hears of. */
const NOT_HEARD = 'no slice hears of it';

interface Candidate {
  readonly log: Original;
  readonly mutant: LogMutant;
}

interface Original {
  readonly name: string;
  readonly verdict: LogVerdict;
}

/**
 * Changes logs in one place and judges them again.
 *
 * @param each how many mutants are drawn for each kind and each type of memory
 * @param seed the same seed draws the same mutants
 */
export function judgeMutants(files: readonly URL[], each: number, seed: number): MutantsJudged {
  const tables = new SliceTables();
  const groups = new Map<string, { tally: Tally; candidates: Candidate[] }>();
  for (const file of files) {
    const name = file.pathname.split('/').at(-1)!;
    const text = readFileSync(file, 'utf8').trimEnd();
    const checked = checkLogFully(readLog(text, name), tables);
    const log = { name, verdict: checked.verdict };
    const types = typesByLine(checked);
    for (const mutant of mutantsOf(text.split('\n'), new Set(types.keys()))) {
      const type = types.get(mutant.line)!;
      const key = `${mutant.kind} ${type}`;
      const group = groups.get(key) ?? {
        tally: { kind: mutant.kind, type, judged: 0, accepted: 0 },
        candidates: [],
      };
      groups.set(key, group);
      group.candidates.push({ log, mutant });
    }
  }
  const accepted: Accepted[] = [];
  for (const { tally, candidates } of groups.values()) {
    for (const { log, mutant } of drawn(candidates, each, seed)) {
      tally.judged++;
      const read = readLog(mutant.text(), log.name);
      if (!isAccepted(checkLog(read, tables), log.verdict)) continue;
      tally.accepted++;
      const checkedAgain = checkLogFully(read, tables);
      // What was changed is told at its place, and a swap at both.
      const explained = [mutant.line, mutant.line + 1].flatMap((line) =>
        explanationAt(checkedAgain, line).filter((said) => said !== NOT_HEARD),
      );
      const why = whyAccepted(mutant);
      accepted.push({ log: log.name, type: tally.type, mutant, why, explained });
    }
  }
  return { tallies: [...groups.values()].map(({ tally }) => tally), accepted };
}

/** The type of memory that each line with an event of a slice is about. */
function typesByLine({ slices }: CheckedLog): ReadonlyMap<number, string> {
  const types = new Map<number, string>();
  for (const { slice } of slices) {
    const type = TYPES[slice.pagemap.type ?? 0];
    if (type === undefined) continue;
    for (const { line, event } of slice.entries) {
      if (event !== 'elsewhere' && event !== 'outside') types.set(line, type);
    }
  }
  return types;
}

function drawn(candidates: readonly Candidate[], each: number, seed: number): Candidate[] {
  if (candidates.length <= each) return [...candidates];
  return [...new Set(sample(constantFrom(...candidates), { numRuns: each, seed }))];
}

/** Whether a mutant gets away with what the original got. */
function isAccepted(mutant: LogVerdict, original: LogVerdict): boolean {
  if (mutant.verdict.startsWith('follows')) return true;
  return mutant.verdict === original.verdict && rulesOf(mutant) === rulesOf(original);
}

/** How many rules are broken, as far as a reader is told. */
function rulesOf({ findings }: LogVerdict): string {
  const rules = findings.flatMap((one) => (one.kind === 'breaks' ? [one.facts.rule] : []));
  return JSON.stringify([rules[0], rules.length > 1]);
}
