import { factsOfDax } from './facts-of-dax.ts';
import { factsOfGeneric } from './facts-of-generic.ts';
import { factsOfPages } from './facts-of-pages.ts';
import { factsOfRegistration } from './facts-of-registration.ts';
import { factsOfWalks } from './facts-of-walks.ts';
import type { FactsRow, FactsSection } from './facts-row.ts';
import { GENERATED, table } from './markdown.ts';
import { stepsByFact, type StepsByFact } from './steps-by-fact.ts';

const sections = [
  ...factsOfRegistration,
  ...factsOfPages,
  ...factsOfWalks,
  ...factsOfDax,
  ...factsOfGeneric,
];

/**
 * docs/facts-table.md: what the kernel does, row by row, and the steps that render it.
 *
 * @throws Error for a row with neither a step nor a reason
 */
export function factsTable(): string {
  const steps = stepsByFact(sections);
  const rows = sections.flatMap(({ id, rows }) => rows.map((one) => ({ section: id, ...one })));
  const rendered = rows.filter(({ section, id }) => steps.has(`${section} ${id}`));
  return `# What the kernel does, and the steps that render it

${GENERATED}

The models were written from a list of what Linux 7.3 does to a \`dev_pagemap\`, its pages and its
users, one atomic act a row. This table goes through the whole list. Names such as \`A3 U3\` are the
rows; steps, rules and history entries cite them. A step is named as in \`unplug machine\`, with the
threads that take it.

Other letters in sources: A12 and A13 are the rest of the protocol (DRM and driver core, who waits for
whom), B the types of memory, C how drivers tear down, D bugs of the past
([history.md](history.md)), E the designs of owners, G the invariants (I1 …) and liveness (L1 …) that the rules
([rules.md](rules.md)) state.

${rows.length} rows: ${rendered.length} are rendered by steps, ${rows.length - rendered.length} are not, each with the reason.

${sections.map((section) => sectionText(section, steps)).join('\n')}`;
}

function sectionText({ id, title, rows }: FactsSection, steps: StepsByFact): string {
  return `## ${id}: ${title}

${table(
  ['row', 'what happens', 'steps, or why there is none'],
  rows.map((one) => [one.id, one.title, rendering(id, one, steps)]),
)}
`;
}

function rendering(section: string, { id, note }: FactsRow, steps: StepsByFact): string {
  const by = steps.get(`${section} ${id}`);
  if (!by && note === undefined)
    throw new Error(`${section} ${id}: no step renders it, and no reason is given`);
  const names = [...(by ?? [])].map(
    ([step, threads]) => `\`${step}\` (${[...threads].join(', ')})`,
  );
  return [...names, ...(note === undefined ? [] : [note])].join('; ');
}
