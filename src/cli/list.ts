import type { Command } from 'commander';
import { kernels } from '../history/kernels.ts';
import { json } from '../report/json.ts';
import { count } from '../report/count.ts';
import { indented } from '../report/wrap.ts';
import { published } from './catalogue.ts';

/** Width of a line of names. */
const WIDTH = 100;

/** `unplug list`: what there is to verify. */
export function addList(program: Command): void {
  program
    .command('list')
    .description(
      'list systems with their sizes, rules and duties, the history, and kernel versions',
    )
    .option('--json', 'as JSON')
    .action(({ json: asJson }: { json?: boolean }) => {
      process.stdout.write(asJson === true ? json(data()) : text());
    });
}

function data() {
  return {
    systems: published.systems.map(({ id, about, sizes, rules, duties }) => ({
      id,
      about,
      sizes,
      rules: rules.map(({ id: rule, kind, sentence, source }) => ({
        id: rule,
        kind,
        sentence,
        source,
      })),
      duties: duties.map(({ id: duty, sentence, whose, source }) => ({
        id: duty,
        sentence,
        whose,
        source,
      })),
    })),
    history: published.edits.map(({ id, title, facts, evidence, kind, expect }) => ({
      id,
      title,
      facts,
      evidence,
      kind,
      class: expect.class,
      rule: expect.rule,
      system: expect.system,
    })),
    kernels,
  };
}

function text(): string {
  const { systems, history } = data();
  const lines: string[] = [];
  const told = new Set<string>();
  for (const { id, about, sizes, rules, duties } of systems) {
    lines.push(`system ${id}: ${about}`);
    for (const [name, { unit, default: value, min = 1, max }] of Object.entries(sizes))
      lines.push(`  size ${name} = ${value} (${min} to ${max} ${unit})`);
    lines.push(...inWords(rules, 'rule', ({ kind }) => kind, told));
    lines.push(...inWords(duties, 'duty', ({ whose }) => whose, told));
    lines.push('');
  }
  lines.push('history (--revert):');
  for (const { id, facts, evidence, title, class: bug } of history)
    lines.push(`  ${id} [${facts}, ${evidence}] ${bug}: ${title}`);
  lines.push('', 'kernels (--kernel):');
  for (const { version, reverts } of kernels)
    lines.push(
      `  ${version}: ${reverts.length === 0 ? 'the models as they are' : `without ${reverts.join(', ')}`}`,
    );
  return `${lines.join('\n')}\n`;
}

interface Sentence {
  readonly id: string;
  readonly sentence: string;
}

/** A line for each, with its sentence; those that an earlier system has told in one line by name. */
function inWords<T extends Sentence>(
  all: readonly T[],
  what: 'rule' | 'duty',
  kind: (one: T) => string,
  told: Set<string>,
): string[] {
  const again = all.filter(({ id }) => told.has(`${what} ${id}`)).map(({ id }) => id);
  const anew = all.filter(({ id }) => !again.includes(id));
  for (const { id } of anew) told.add(`${what} ${id}`);
  return [
    ...anew.map((one) => `  ${what} ${one.id} (${kind(one)}): ${one.sentence}`),
    ...(again.length > 0
      ? indented(`${count(again.length, plural[what])} told above: ${again.join(', ')}`, WIDTH)
      : []),
  ];
}

const plural = { rule: 'rules', duty: 'duties' };
