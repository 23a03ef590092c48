import type { Obligations } from '../../schemas/obligations.ts';
import { lanes } from '../run/lanes.ts';
import { PLAIN, type Palette } from '../text/palette.ts';
import { indented, wrap } from '../text/wrap.ts';

/** The minimal sets of duties in words, then for each duty the run that shows why it is needed. */
export function obligationsText(
  found: Obligations,
  { width = 100, palette = PLAIN }: { width?: number; palette?: Palette } = {},
): string {
  const all = found.duties.map(({ id }) => id);
  const strongLines = (text: string): string[] => wrap(text, width, 2).map(palette.strong);
  const lines = [
    ...strongLines(
      `${found.system}, kernel ${found.kernel}: ${found.exclusive.length === 0 ? 'all ' : ''}${found.sets.length} subsets of ${all.length} duties at ${sizesText(found.small)}`,
    ),
    ...found.exclusive.flatMap(({ duties: [one, other], why }) =>
      indented(
        `${one} and ${other} cannot both be dropped: they change the same step (${why})`,
        width,
      ),
    ),
    '',
    ...found.duties.flatMap(({ id, sentence, whose }) =>
      indented(`${id} (${whose}): ${sentence}`, width),
    ),
    '',
  ];
  const stopped = found.sets.concat(found.atDefault).filter((set) => set.stopped !== undefined);
  if (stopped.length > 0)
    lines.push(
      ...wrap(
        `${stopped.length} searches stopped at a limit (${[...new Set(stopped.map((set) => set.stopped))].join(', ')}) before anything broke: these sets may be enough, too`,
        width,
        2,
      ).map(palette.doubt),
    );
  if (found.minimal.length === 0) lines.push(palette.bad('no set of these duties is enough'));
  for (const { kept } of found.minimal) {
    const rest = all.filter((duty) => !kept.includes(duty));
    const [first = '', ...more] = wrap(
      `enough and minimal: ${kept.join(', ') || 'no duty at all'}`,
      width,
      2,
    );
    lines.push(palette.good(first), ...more.map(palette.good));
    if (rest.length > 0)
      lines.push(...indented(`not needed beside these: ${rest.join(', ')}`, width));
  }
  lines.push(
    '',
    ...strongLines(
      `the minimal sets and what is one duty short of them, at ${sizesText(found.large)}`,
    ),
  );
  for (const { kept, clean, broken, stopped: limit } of found.atDefault) {
    const missing = all.filter((duty) => !kept.includes(duty));
    const which = missing.length === 0 ? 'with every duty' : `without ${missing.join(', ')}`;
    const how = limit === undefined ? 'breaks' : `stopped at a limit (${limit})`;
    const told = `${clean ? 'holds' : how} ${which}${broken.length > 0 ? `: ${broken.join(', ')}` : ''}`;
    lines.push(...indented(told, width).map(clean ? palette.good : palette.bad));
  }
  lines.push('', ...strongLines('why each duty is needed (it alone is dropped)'));
  for (const { duty, run } of found.why) {
    lines.push(
      '',
      ...wrap(
        run ? `without ${duty}:` : `without ${duty}: nothing breaks while the others are kept`,
        width,
        2,
      ),
    );
    if (run) lines.push(lanes(run, { width, palette }));
  }
  return `${lines.join('\n')}\n`;
}

function sizesText(sizes: Obligations['small']): string {
  const parts = Object.entries(sizes).map(([name, value]) => `${name} ${value}`);
  return parts.join(', ') || 'its only size';
}
