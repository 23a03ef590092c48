import { constantFrom, sample } from 'fast-check';
import { expect, test } from 'vitest';
import { mutantsOf } from '../../scripts/mutants/log-mutants.ts';
import { Following } from '../../src/trace/conformance.ts';
import type { FollowedSlice } from '../../src/trace/follow/followed-slice.ts';
import { SliceFollower } from '../../src/trace/follow/slice-follower.ts';
import { SliceTables } from '../../src/trace/follow/slice-tables.ts';
import { isModelled } from '../../src/trace/kernel/memory-types.ts';
import { sliceInWords } from '../../src/trace/verdict/slice-words.ts';
import { LONG_MS } from '../time-outs.ts';
import { linesOf, smallLogs } from './log-files.ts';
import { followPlainly, type PlainlyFollowed } from './plain-follow.ts';

/** Mutants of each log that are followed; `MUTANTS=all` follows every one. */
const EACH = 12;
const SEED = 20_261_201;

const tables = new SliceTables();

interface Compared {
  readonly slice: string;
  readonly engine: PlainlyFollowed;
  readonly plain: PlainlyFollowed;
}

/** Every slice of a log, followed as it comes in and by the plain loop over its entries. */
function compared(lines: readonly string[]): { slices: Compared[]; heard: Set<number> } {
  const following = new Following({ tables, met: metIn(lines), keeps: () => Infinity });
  for (const line of lines) following.line(line);
  following.end();
  const { context } = following;
  const heard = new Set<number>();
  if (!context) return { slices: [], heard };
  const { armed, kernel } = context;
  const pagemaps = [...context.pagemaps.all()].filter(({ type }) => isModelled(type));
  const slices = pagemaps
    .flatMap(({ slice, pages }) => [slice, ...pages.values()])
    .flatMap((slice): Compared[] => {
      for (const { line, event } of slice.entries)
        if (event !== 'elsewhere' && event !== 'outside') heard.add(line);
      const { sink } = slice;
      const followed = sink instanceof SliceFollower ? sink.followed() : undefined;
      if (!followed) return [];
      const plain = followPlainly(slice, armed.current, kernel, tables);
      return [{ slice: sliceInWords(slice), engine: inWords(followed), plain }];
    });
  return { slices, heard };
}

function inWords({ broken, unexplained, granted }: FollowedSlice): PlainlyFollowed {
  const { missingReturn, callback } = granted ?? {};
  return {
    broken: broken.map(
      ({ line, space, instance }) => `${line} ${space.compiled.instances[instance]!.name}`,
    ),
    ...(unexplained && { unexplained: `${unexplained.entry.line} ${unexplained.entry.event}` }),
    ...(missingReturn !== undefined &&
      callback !== undefined && { granted: { missingReturn, callback } }),
  };
}

function metIn(lines: readonly string[]): Set<string> {
  return new Set(lines.flatMap((line) => / (\w+): /.exec(line)?.[1] ?? []));
}

test.each(smallLogs)(
  '%s with one event changed: what is followed as it comes in is what a plain loop finds',
  (name) => {
    const original = linesOf(name);
    const { slices, heard } = compared(original);
    expect(slices.length).toBeGreaterThan(0);
    for (const { slice, engine, plain } of slices)
      expect({ slice, ...engine }).toEqual({ slice, ...plain });
    const all = [...mutantsOf(original, heard)];
    const drawn =
      process.env['MUTANTS'] === 'all'
        ? all
        : sample(constantFrom(...all), { numRuns: EACH, seed: SEED });
    for (const mutant of drawn) {
      const { kind, line, what } = mutant;
      for (const { slice, engine, plain } of compared(mutant.text().split('\n')).slices) {
        // Where nothing explains all of it, less is granted: the engine may have come further.
        if (plain.unexplained !== undefined && engine.unexplained !== undefined) continue;
        expect({ kind, line, what, slice, ...engine }).toEqual({
          kind,
          line,
          what,
          slice,
          ...plain,
        });
      }
    }
  },
  LONG_MS,
);
