import type { Run, Setting } from '../../schemas/run.ts';
import { countOf } from '../text/count.ts';
import type { Palette } from '../text/palette.ts';
import { wrap } from '../text/wrap.ts';

/** What a search looked at: sizes, kernel, edits and dropped duties. */
type Looked = Pick<Run, 'system' | 'sizes' | 'kernel' | 'reverted' | 'dropped'>;

/** One sentence on what was looked at: `device-private, 1 page; kernel 7.3 without 0dc45ca1ce18`. */
export function settingOf({ system, sizes, kernel, reverted, dropped }: Looked): string {
  const commits = reverted.filter(isCommit);
  const variants = reverted.filter((id) => !isCommit(id));
  const edits = [
    ...(commits.length === 0 ? [] : [`without ${commits.join(', ')}`]),
    ...(variants.length === 0 ? [] : [`with ${variants.join(', ')}`]),
  ];
  const parts = [[system, ...sizesOf(sizes)].join(', '), [`kernel ${kernel}`, ...edits].join(' ')];
  if (dropped.length > 0) {
    parts.push(`${dropped.length === 1 ? 'duty' : 'duties'} dropped: ${dropped.join(', ')}`);
  }
  return parts.join('; ');
}

/** Sizes with their units, then what is chosen: `2 pages`, `1 process`, `design mutable`. */
export function sizesOf(sizes: Setting): string[] {
  const names = Object.keys(sizes).toSorted();
  return [
    ...names.flatMap((unit) => {
      const value = sizes[unit]!;
      return typeof value === 'number' ? [countOf(value, unit)] : [];
    }),
    ...names.flatMap((choice) => {
      const value = sizes[choice]!;
      return typeof value === 'string' ? [`${choice} ${value}`] : [];
    }),
  ];
}

/** Whether a run breaks its rule: it may cover a situation, or show what the rule allows. */
export function breaks({ rule, allowed }: Run): boolean {
  return rule.kind !== 'cover' && allowed !== true;
}

/** The first lines of a run: the rule that it breaks or the situation that it shows, and where. */
export function runHead(run: Run, width: number, palette: Palette): string[] {
  const broken = breaks(run);
  const held = run.allowed === true ? 'not excluded by the rule' : 'situation reached';
  const lead = broken ? 'rule broken' : held;
  const [first = '', ...more] = wrap(`${lead}: ${run.rule.sentence}`, width, 2);
  const paint = broken ? palette.bad : palette.strong;
  return [paint(first), ...more.map(paint), ...wrap(settingOf(run), width, 2)];
}

/** Edits are named by their commit, or, when no commit is behind them, by a word of their own. */
function isCommit(id: string): boolean {
  return /^[0-9a-f]{7,40}$/.test(id);
}
