import type { AnyEdit } from '../../model/edit.ts';
import type { SystemDef } from '../../model/system.ts';
import { published, systemsWith, type Catalogue } from '../lookup/catalogue.ts';
import { Usage } from '../terminal/exit.ts';
import { isFile, loadFile, namingFile } from '../lookup/load-file.ts';
import { meant } from '../lookup/names.ts';
import { systemNamed } from './search.ts';

/** A user's file in a call, with what the call names of it. */
export interface FileSubject {
  readonly file: string;
  readonly catalogue: Catalogue;
  /**
   * Published systems named before a file that exports none: what its edits and rules are about. Where none
   * is named, those that its alternatives belong to.
   */
  readonly about: readonly SystemDef[];
  /** Systems and entries of the file that are named after it; none: all of it is meant. */
  readonly systems: readonly SystemDef[];
  readonly entries: readonly AnyEdit[];
}

/** What a call names: published systems, and files with what is named of them. */
type NamedSubject = { readonly system: SystemDef } | FileSubject;

/**
 * Reads `[SYSTEM…] FILE [NAME…]`, as often as they come: names after a file are its systems and edits,
 * systems before a file that exports none are what it is about.
 *
 * @throws Usage for a name that is neither
 * @throws ModelError for a file that does not load
 */
export async function namedSubjects(words: readonly string[]): Promise<NamedSubject[]> {
  const subjects: NamedSubject[] = [];
  for (const word of words) {
    const last = subjects.at(-1);
    if (isFile(word)) subjects.push(await fileSubject(word, subjects));
    else if (last && 'file' in last && namesOf(last).includes(word))
      subjects.push(withName(subjects.pop() as FileSubject, word));
    else if (last && 'file' in last && !published.systems.some(({ id }) => id === word))
      throw new Usage(
        `${last.file} exports no system and no edit '${word}'; ${meant(word, namesOf(last))}`,
      );
    else subjects.push({ system: systemNamed(published, word) });
  }
  return subjects;
}

/** Takes the systems that were named before, when they are what the file is about. */
async function fileSubject(file: string, before: NamedSubject[]): Promise<FileSubject> {
  const catalogue = await loadFile(file);
  const about: SystemDef[] = [];
  const all = await namingFile(file, async () => systemsWith(catalogue));
  while (catalogue.systems.length === 0) {
    const last = before.at(-1);
    if (!last || 'file' in last) break;
    about.unshift(systemNamed({ systems: all, edits: [] }, last.system.id));
    before.pop();
  }
  if (catalogue.systems.length === 0 && about.length === 0)
    about.push(
      ...all.filter(({ id }) => catalogue.alternatives?.some(({ of }) => of.system === id)),
    );
  return { file, catalogue, about, systems: [], entries: [] };
}

function namesOf({ catalogue: { systems, edits } }: FileSubject): string[] {
  return [...systems, ...edits].map(({ id }) => id);
}

function withName(subject: FileSubject, word: string): FileSubject {
  const { catalogue, systems, entries } = subject;
  const system = catalogue.systems.find(({ id }) => id === word);
  if (system) return { ...subject, systems: [...systems, system] };
  const entry = catalogue.edits.find(({ id }) => id === word)!;
  return { ...subject, entries: [...entries, entry] };
}

/**
 * The one system that a call is about, with the file that has it or adds to it.
 *
 * @throws Usage when several are meant, or none
 */
export async function oneSystem(
  words: readonly string[],
): Promise<{ readonly system: SystemDef; readonly file?: string }> {
  const [subject, ...more] = await namedSubjects(words);
  if (!subject || more.length > 0) throw new Usage(`${words.join(' ')}: name one system`);
  if (!('file' in subject)) return { system: subject.system };
  const { file, catalogue, about, systems: named, entries } = subject;
  if (entries.length > 0) throw new Usage(`${entries[0]!.id}: is an edit; name a system`);
  const systems = named.length > 0 ? named : [...catalogue.systems, ...about];
  const [system, ...others] = systems;
  if (!system)
    throw new Usage(`${file} exports no system: name the one that it is about before it`);
  if (others.length > 0)
    throw new Usage(`${file}: name one of ${systems.map(({ id }) => id).join(', ')} after it`);
  return { system, file };
}
