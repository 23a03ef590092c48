import { duty, type Duty } from '../../src/index.ts';

/** What somebody may do otherwise, as a duty whose drop does it. */
export const otherwise = (id: string, ...changes: Duty['dropped']): Duty =>
  duty({ id, sentence: id, whose: 'driver', source: 'test', dropped: changes });
