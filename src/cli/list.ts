import type { Command } from 'commander';
import { kernels } from '../history/kernels.ts';
import { json } from '../report/json.ts';
import { published } from './catalogue.ts';

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
  for (const { id, about, sizes, rules, duties } of systems) {
    lines.push(`system ${id}: ${about}`);
    for (const [name, { unit, default: value, min = 1, max }] of Object.entries(sizes))
      lines.push(`  size ${name} = ${value} (${min} to ${max} ${unit})`);
    for (const rule of rules) lines.push(`  rule ${rule.id} (${rule.kind}): ${rule.sentence}`);
    for (const duty of duties) lines.push(`  duty ${duty.id} (${duty.whose}): ${duty.sentence}`);
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
