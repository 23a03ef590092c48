import { expect, test } from 'vitest';
import { judgeMutants } from '../../scripts/mutants/judge-mutants.ts';
import { logFile, smallLogs } from './log-files.ts';

const EACH = 30;
const { tallies, accepted } = judgeMutants(smallLogs.map(logFile), EACH, 7);

const tallyOf = (kind: string, type: string) =>
  tallies.find((tally) => tally.kind === kind && tally.type === type)!;

test('every kind of change is judged for every type of memory', () => {
  for (const type of ['PRIVATE', 'COHERENT', 'FS_DAX', 'GENERIC', 'PCI_P2PDMA']) {
    for (const kind of [
      'dropped',
      'duplicated',
      'swapped across tasks',
      'page altered',
      'pagemap altered',
      'count altered',
      'result altered',
    ]) {
      expect(tallyOf(kind, type)?.judged, `${kind} ${type}`).toBeGreaterThan(0);
    }
  }
});

test('where pages hold references, no event more or less and no other page or count is accepted', () => {
  for (const type of ['PRIVATE', 'COHERENT']) {
    for (const kind of [
      'dropped',
      'duplicated',
      'page altered',
      'pagemap altered',
      'count altered',
    ]) {
      expect(tallyOf(kind, type).accepted, `${kind} ${type}`).toBe(0);
    }
  }
  expect(tallyOf('page altered', 'PCI_P2PDMA').accepted).toBe(0);
});

test('a change that is accepted has a reason, and mostly a run that shows it', () => {
  for (const { log, mutant, why } of accepted) {
    expect(why, `${log}: ${mutant.kind}, line ${mutant.line}, ${mutant.what}`).toBeDefined();
  }
  const shown = accepted.filter(({ explained }) => explained.length > 0);
  expect(shown.length).toBeGreaterThan(accepted.length / 2);
});
