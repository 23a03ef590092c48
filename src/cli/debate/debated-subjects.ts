import { Usage } from '../terminal/exit.ts';
import { published } from '../lookup/catalogue.ts';
import { meant } from '../lookup/names.ts';
import { namedSubjects } from '../search/subjects.ts';
import { DEBATED, type DebatedSubject } from './plan-debate.ts';
import type { SystemDef } from '../../model/system.ts';

/**
 * What a call debates: the systems that it names, or every published one that has designs. Of a file that
 * exports designs of a published system these, and those that are named beside them.
 *
 * @param named designs that are asked for
 * @throws Usage for a system without designs, or a design that none of them has
 */
export async function debatedSubjects(
  words: readonly string[],
  named: readonly string[],
): Promise<DebatedSubject[]> {
  const subjects = words.length === 0 ? everyDebated() : await subjectsNamed(words);
  const known = subjects.flatMap(({ system }) => designsOf(system));
  for (const design of named)
    if (!known.includes(design))
      throw new Usage(`--design ${design}: is not known; ${meant(design, [...new Set(known)])}`);
  return subjects.flatMap(({ designs: own = [], ...subject }): DebatedSubject[] => {
    const designs = [...own, ...named.filter((one) => designsOf(subject.system).includes(one))];
    if (designs.length > 0) return [{ ...subject, designs }];
    return named.length > 0 ? [] : [subject];
  });
}

function everyDebated(): DebatedSubject[] {
  const found = published.systems.filter((system) => designsOf(system).length > 0);
  if (found.length === 0) throw new Usage('no published system has designs to debate');
  return found.map((system) => ({ system }));
}

async function subjectsNamed(words: readonly string[]): Promise<DebatedSubject[]> {
  const subjects = (await namedSubjects(words)).flatMap((subject): DebatedSubject[] => {
    if (!('file' in subject)) return [{ system: subject.system }];
    const { file, catalogue, about, systems: chosen } = subject;
    const systems = chosen.length > 0 ? chosen : [...catalogue.systems, ...about];
    return systems.map((system) => {
      const designs = (catalogue.alternatives ?? []).flatMap(({ id, of }) =>
        of.system === system.id && of.choice === DEBATED ? [id] : [],
      );
      return { system, file, ...(designs.length > 0 && { designs }) };
    });
  });
  for (const { system } of subjects)
    if (designsOf(system).length === 0)
      throw new Usage(`${system.id} has no designs to debate: a choice that is called ${DEBATED}`);
  if (subjects.length === 0)
    throw new Usage(`${words.join(' ')}: exports no system and no design; name a system`);
  return subjects;
}

function designsOf({ choices }: SystemDef): string[] {
  const debated = choices.find(({ id }) => id === DEBATED);
  return debated?.alternatives.map(({ id }) => id) ?? [];
}
