import type { Race } from '../../../src/schemas/run.ts';

/** What a row shows of the arc that links the racing steps; it opens with `between` where nothing is before it. */
export type RaceMark = 'early' | 'waits' | 'between' | 'opens' | 'inside' | 'late';

/** The part of the arc beside a step, numbered from 1; undefined beside all others. */
export function raceMark(race: Race | 'none' | undefined, number: number): RaceMark | undefined {
  if (race === undefined || race === 'none') return undefined;
  const { early = race.between, between, late } = race;
  if (number < early || number > late) return undefined;
  if (number === between) return early === between ? 'opens' : 'between';
  if (number === late) return 'late';
  if (number === early) return 'early';
  return number < between ? 'waits' : 'inside';
}
