import { columnsOf, letterOf, signOf } from '../../../src/report/debate/debate-columns.ts';
import { count } from '../../../src/report/text/count.ts';
import { sizesOf } from '../../../src/report/run/run-head.ts';
import type { DebateCell, DebatedSystem } from '../../../src/schemas/debate.ts';
import { changeCosts, walkCosts } from '../../../src/systems/owner-costs.ts';
import { GENERATED, table } from '../markdown.ts';
import { searchedDebate, type SearchedDebate } from './searched-debate.ts';
import type { Statement } from './statement.ts';
import { statements } from './statements.ts';

/** docs/the-debate.md: each statement of the mail thread with the runs that answer it. */
export async function debateDocument(): Promise<string> {
  const searched = await searchedDebate();
  const { owners, registry, exporters } = searched;
  const all = [owners, registry, exporters];
  return `# The debate

${GENERATED}

In January and February 2025 a mail thread ("GPU Direct RDMA for Device Private Pages") asked two things: whether unregistering a dev_pagemap for hot-unplug can be mended, and how the kernel should
know which devices reach each other's private pages. Each of its statements, and what led to it, stands below in our words, with the
side and the date, and under which conditions it is right. What bears an answer was searched when this page was
written; the page is not written, and a test fails, where the search finds it otherwise.

\`unplug debate\` shows the same at larger sizes; \`--design NAME\` shows the runs of a design, \`--html FILE\` makes
a page in which a cell opens its run. A design of your own is held against the same rules: see
[the tutorial](tutorial.md#6-an-idea-for-the-kernel).

## In short

${inShort(owners)}

## The statements

${statements.map((one) => statementText(one, searched)).join('\n')}
## The matrix

${matrix(owners)}

### Who has an owner in common

Which devices find one owner, judged by itself and without mappings. What holds here holds while every duty is
kept: \`(9)\` says that it does not without one of those named below, and that the shortest run has 9 steps.

${matrix(registry)}

### Two devices that evict a page from each other

Whether designs keep two devices from a page for ever (livelock), where each has memory of its own.

${matrix(exporters)}

## What it costs

Declared from the code of 7.3, and for what 7.3 has not from what it would have to load. \`npm run bench\` walks
2²⁰ entries with the loop of each, in turn, and a test holds loads, references and calls against what the loops
count. For each device-private entry that a walk examines:

${table(
  ['walk', 'designs', 'dependent loads', 'locks', 'references', 'indirect calls', 'what is loaded'],
  walkCosts.map(({ id, designs, loads, locks, references, indirectCalls, how }) => [
    id,
    designs.join(' '),
    ...[loads, locks, references, indirectCalls].map(String),
    how,
  ]),
)}

For each change of the interconnects and each pagemap of the device that changes; whatever is invalidated is
migrated to RAM, since 7.3 has nothing else that takes a mapping of private pages back:

${table(
  ['change', 'designs', 'invalidates', 'stores', 'grace periods', 'what is done'],
  changeCosts.map(({ designs, change, pages, stores, gracePeriods, how }) => [
    change,
    designs.join(' '),
    pages,
    String(stores),
    String(gracePeriods),
    how,
  ]),
)}

A design without a revoke does not pay what stands beside *is split off*, and breaks the rules of a way that goes.

## What was searched

The models are those of Linux 7.3. Every design was searched to the end, at the smallest sizes; what bears a
statement outside the matrix stands with its sizes. *Holds* is shown for these sizes only, and by \`unplug debate\`
for its own.

${table(['system', 'at', 'searches', 'states of the largest'], all.flatMap(sizeRows))}

${all.map(leftOut).join('\n')}`;
}

/** What follows from the matrix alone. */
function inShort({ designs, rules }: DebatedSystem): string {
  const whole = designs.filter(({ cells }) => cells.every(({ standing }) => standing !== 'broken'));
  if (whole.some(({ options }) => !options.includes('O9') && !options.includes('O7')))
    throw new Error('a design that neither revokes nor registers anew breaks nothing: say so');
  const never = rules.filter(
    ({ id, kind }) =>
      kind !== 'cover' &&
      designs.every(({ cells }) =>
        cells.some((one) => one.rule === id && one.standing === 'holds'),
      ),
  );
  return `Of ${count(designs.length, 'designs')} ${whole.length} break nothing: ${named(whole)}. Each of them revokes
mappings (O9) or registers the pagemap anew (O7), which evicts every page as well. No
design breaks ${never.map(({ id }) => `\`${id}\``).join(', ')}.`;
}

function named(designs: DebatedSystem['designs']): string {
  return designs.map(({ id, options }) => `\`${id}\` (${options.join(', ')})`).join(', ');
}

function statementText(
  { who, date, says, answer, evidence }: Statement,
  { shown }: SearchedDebate,
): string {
  const rows = evidence.map((one) => {
    const { where, rule, found } = shown(one);
    return [where, `\`${rule}\``, standsAs(found)];
  });
  return `### ${says}

${who}, ${date}. ${answer}
${rows.length === 0 ? '' : `\n${table(['where', 'rule', 'stands'], rows)}\n`}`;
}

function standsAs({ standing, run }: Pick<DebateCell, 'standing' | 'run'>): string {
  return run && standing === 'broken' ? `broken in ${count(run.steps.length, 'steps')}` : standing;
}

function leftOut({ system, notModelled }: DebatedSystem): string {
  return `Left out of \`${system}\`:\n\n${notModelled.map((one) => `- ${one}`).join('\n')}\n`;
}

/** Designs by the rules in which they differ, and why. */
function matrix(found: DebatedSystem): string {
  const { designs } = found;
  const columns = columnsOf(found);
  const cellOf = (cells: readonly DebateCell[], rule: string): string => {
    const cell = cells.find((one) => one.rule === rule)!;
    return cell.standing === 'broken' ? `**${signOf(cell)}**` : signOf(cell);
  };
  return `\`.\` holds, \`x12\` broken (the shortest run has 12 steps), \`-\` says nothing of it.

${columns.map(({ id, sentence }, i) => `- ${letterOf(i)} \`${id}\`: ${sentence}`).join('\n')}

${table(
  ['design', '', ...columns.map((_, i) => letterOf(i)), 'what it is'],
  designs.map(({ id, options, sentence, cells }) => [
    `\`${id}\``,
    options.join(' '),
    ...columns.map((rule) => cellOf(cells, rule.id)),
    sentence,
  ]),
)}

Why each breaks what it breaks, and what must be added for it to hold:

${designs
  .flatMap((design) => [
    ...whyText(
      design,
      columns.map(({ id }) => id),
    ),
    ...needs(design),
  ])
  .join('\n')}`;
}

/** What breaks without each duty that a design needs. */
function needs({ id, drops, cells }: DebatedSystem['designs'][number]): string[] {
  return drops.flatMap(({ duty, sentence, whose, sizes }) => {
    const broken = cells.flatMap(({ rule, conditions = [] }) => {
      const run = conditions.find((one) => one.duty === duty)?.run;
      return run ? [`\`${rule}\` (${count(run.steps.length, 'steps')})`] : [];
    });
    if (broken.length === 0) return [];
    const { design: _design, ...at } = sizes;
    return [
      `- \`${id}\`, without \`${duty}\` (${whose}: ${sentence}): ${broken.join(', ')}, at ${sizesOf(at).join(', ')}`,
    ];
  });
}

function whyText(
  { id, cells }: DebatedSystem['designs'][number],
  columns: readonly string[],
): string[] {
  const reasons = new Map<string, string[]>();
  for (const rule of columns) {
    const { standing, because, control } = cells.find((one) => one.rule === rule)!;
    if (standing !== 'broken') continue;
    const why = `${because}; ${control!.standing} with ${control!.adds} (\`${String(control!.sizes['design'])}\`)`;
    reasons.set(why, [...(reasons.get(why) ?? []), `\`${rule}\``]);
  }
  return [...reasons].map(([why, rules]) => `- \`${id}\`, ${rules.join(', ')}: ${why}`);
}

function sizeRows({ system, designs }: DebatedSystem): string[][] {
  const at = new Map<string, number[]>();
  for (const { sizes, states } of designs.flatMap(({ searches }) => searches)) {
    const { design: _design, ...rest } = sizes;
    const key = sizesOf(rest).join(', ');
    at.set(key, [...(at.get(key) ?? []), states]);
  }
  return [...at].map(([sizes, states]) => [
    system,
    sizes,
    String(states.length),
    String(Math.max(...states)),
  ]);
}
