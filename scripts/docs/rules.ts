import { edits } from '../../src/history/index.ts';
import type { Rule } from '../../src/model/rule.ts';
import { systems } from '../../src/systems/index.ts';
import { GENERATED, table } from './markdown.ts';

interface Judged {
  readonly rule: Rule;
  readonly systems: readonly string[];
}

const SAFETY = ['violation', 'invariant'];

/** docs/rules.md: every rule of every published system, by kind. */
export function rulesText(): string {
  const judged = rulesOfSystems();
  const of = (...kinds: string[]): Judged[] =>
    judged.filter(({ rule }) => kinds.includes(rule.kind));
  return `# The rules

${GENERATED}

The sentence of a rule is what a report says; its id is what \`--only\` takes. The column *broken by*
names the history entries that must break it (\`unplug verify\` proves it each time and adds the duties
that break it when nobody keeps them). How each kind is judged: [language.md](language.md#rules).

## Safety

True in every reachable state.

${rows(of(...SAFETY))}

## Progress

What is pending ends. *Demands* says which of the three answers must be yes.

${table(
  ['rule', 'demands', 'source', 'systems', 'broken by'],
  of('progress').map(({ rule, systems: where }) => [
    nameOf(rule),
    rule.kind === 'progress' ? rule.demands : '',
    rule.source,
    where.join(', '),
    brokenBy(rule),
  ]),
)}

## Deadlock and locks

${rows(of('deadlock', 'lock order', 'atomic context'))}

## Covers

Situations that must be reachable: a model that has lost one of them proves less than it says.

${table(
  ['situation', 'source', 'systems'],
  of('cover').map(({ rule, systems: where }) => [nameOf(rule), rule.source, where.join(', ')]),
)}
`;
}

function rulesOfSystems(): Judged[] {
  const all = new Map<string, { rule: Rule; systems: string[] }>();
  for (const system of systems) {
    for (const rule of system.rules) {
      const known = all.get(rule.id);
      if (known) known.systems.push(system.id);
      else all.set(rule.id, { rule, systems: [system.id] });
    }
  }
  return [...all.values()];
}

function rows(judged: readonly Judged[]): string {
  return table(
    ['rule', 'source', 'systems', 'broken by'],
    judged.map(({ rule, systems: where }) => [
      nameOf(rule),
      rule.source,
      where.join(', '),
      brokenBy(rule),
    ]),
  );
}

const nameOf = ({ id, sentence }: Rule): string => `${sentence} (\`${id}\`)`;

function brokenBy({ id }: Rule): string {
  return edits
    .filter(({ expect }) => expect.rule === id || id in (expect.also ?? {}))
    .map((edit) => `\`${edit.id}\``)
    .join(', ');
}
