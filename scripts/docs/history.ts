import { settingWords } from '../../src/cli/search/replay-command.ts';
import { edits } from '../../src/history/index.ts';
import { kernels } from '../../src/history/kernels.ts';
import type { Edit } from '../../src/model/edit.ts';
import { systems } from '../../src/systems/index.ts';
import { GENERATED, table } from './markdown.ts';
import { storyOf } from './story-of-edit.ts';

/** docs/history.md: the kernels, the fixes that can be taken back, the candidates. */
export async function historyText(): Promise<string> {
  const entries: { readonly edit: Edit; readonly text: string }[] = [];
  for (const edit of edits) entries.push({ edit, text: entryText(edit, await storyOf(edit)) });
  const of = (test: (edit: Edit) => boolean): string =>
    entries.flatMap(({ edit, text }) => (test(edit) ? [text] : [])).join('\n');
  return `# History

${GENERATED}

The models describe Linux 7.3. An older kernel is the set of fixes that it does not have; each fix
can be taken back by itself (\`--revert\`), and the bug must come back: \`unplug verify\` fails when it
does not, or when the control (the same search with the fix in place) does not hold. A candidate is
a change or a doubt that no upstream commit answers: the entry says what the model makes of it.

*Evidence*: **read**: the commit or the source was read; **reconstructed**: told from descriptions of
it; **candidate**: our own.

## Kernels (\`--kernel\`)

A whole release, as uname prints it, stands for the model of its series: \`--kernel 6.12.9-amd64\` is judged on
that of 6.12.117, and a line says so.

${table(
  ['kernel', 'without', 'about'],
  kernels.map(({ version, about, reverts, evidence }) => [
    version,
    reverts.map((id) => `\`${id}\` (${evidence[id] ?? ''})`).join(', '),
    about,
  ]),
)}

## Upstream fixes (\`--revert\`)

${of(({ evidence }) => evidence !== 'candidate')}
## Candidates (\`--revert\`)

${of(({ evidence }) => evidence === 'candidate')}`;
}

function entryText(edit: Edit, told: string): string {
  const { id, title, facts, evidence, since, story, expect } = edit;
  const { rule, dropping = [], also = {} } = expect;
  const { elsewhere = [] } = edit;
  const facets = [
    expect.class,
    evidence,
    facts,
    ...(since === undefined ? [] : [`fixed in ${since}`]),
  ];
  const breaks = [
    `- breaks: ${sentenceOf(expect.system, rule)} (\`${rule}\`)`,
    ...Object.entries(also).map(
      ([other, why]) => `- and: ${sentenceOf(expect.system, other)} (\`${other}\`): ${why}`,
    ),
    `- the shortest run: ${told}`,
    ...(dropping.length > 0 ? [`- when nobody keeps: ${dropping.join(', ')}`] : []),
    ...(expect.interleaving.length > 0
      ? [`- known interleaving: ${expect.interleaving.map((step) => `\`${step}\``).join(' … ')}`]
      : []),
    `- see it: \`${command(edit)}\``,
    ...elsewhere.map(
      (other) =>
        `- in ${other.system}: ${sentenceOf(other.system, other.rule)} (\`${other.rule}\`); see it: \`${command({ ...edit, expect: other })}\``,
    ),
  ];
  return `### ${id}: ${title}

${facets.join(' · ')}

${story}

${breaks.join('\n')}
`;
}

function sentenceOf(system: string, rule: string): string {
  const found = systems
    .find(({ id }) => id === system)
    ?.rules.find(({ id }) => id === rule)?.sentence;
  if (found === undefined) throw new Error(`system ${system} has no rule ${rule}`);
  return found;
}

function command({ id, expect }: Edit): string {
  const { system, sizes, dropping = [], with: others = [] } = expect;
  return [
    `unplug verify ${system}`,
    ...[id, ...others].map((commit) => `--revert ${commit}`),
    ...dropping.map((duty) => `--drop ${duty}`),
    ...settingWords(sizes),
  ].join(' ');
}
