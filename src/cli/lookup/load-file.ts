import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Alternative } from '../../model/choice.ts';
import type { Duty } from '../../model/duty.ts';
import type { AnyEdit } from '../../model/edit.ts';
import { ModelError } from '../../model/error.ts';
import type { AnyObjectDef } from '../../model/object-def.ts';
import type { Rule } from '../../model/rule.ts';
import type { SystemDef } from '../../model/system.ts';
import type { AnyThreadDef } from '../../model/thread-def.ts';
import type { Catalogue } from './catalogue.ts';
import { importFile } from './import-file.ts';
import { fixOfLoadFailure } from './load-failure.ts';

/** Whether an argument names a file rather than a published system. */
export function isFile(argument: string): boolean {
  return (
    argument.endsWith('.ts') ||
    argument.endsWith('.js') ||
    argument.endsWith('.mjs') ||
    argument.includes('/')
  );
}

/**
 * Loads the systems, edits, rules, duties and alternatives that a user's file exports.
 *
 * @throws ModelError when the file is missing, does not load, or exports none of them
 */
export async function loadFile(file: string): Promise<Catalogue> {
  const path = resolve(file);
  if (!existsSync(path))
    throw new ModelError(
      file,
      'there is no such file',
      'check the path; a published system is named without a slash (see unplug list)',
    );
  let module: Readonly<Record<string, unknown>>;
  try {
    module = await importFile(path);
  } catch (error) {
    if (isModelError(error)) throw inFile(file, error);
    throw new ModelError(
      file,
      `does not load: ${(error as Error).message}`,
      fixOfLoadFailure(error as Error, path),
    );
  }
  const exported = Object.values(module)
    .flatMap((value) => [value, ...nested(value)])
    .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]));
  const all = <T>(is: (value: unknown) => value is T): T[] => [...new Set(exported.filter(is))];
  const systems = all(isSystem);
  const isFree = ({ id }: { id: string }, of: (system: SystemDef) => readonly { id: string }[]) =>
    !systems.some((system) => of(system).some((one) => one.id === id));
  const found = {
    systems,
    edits: all(isEdit),
    rules: all(isRule).filter((rule) => isFree(rule, (system) => system.rules)),
    machines: all(isMachine),
    duties: all(isDuty).filter((duty) => isFree(duty, (system) => system.duties)),
    alternatives: all(isAlternative).filter(
      ({ of }) => !systems.some(({ id }) => id === of.system),
    ),
  };
  if (Object.values(found).every(({ length }) => length === 0))
    throw new ModelError(
      file,
      'exports no system, edit, rule, duty, machine or alternative',
      'export default system({ id, about, rules, compose }), or export edits of a published system',
    );
  checkIds(file, found);
  return found;
}

/** Entries are named by their id, beside the systems of their file. */
function checkIds(file: string, { systems, edits, alternatives = [] }: Catalogue): void {
  const seen = new Set<string>();
  for (const { id } of [...systems, ...edits, ...alternatives]) {
    if (seen.has(id))
      throw new ModelError(
        `${file}, ${id}`,
        'is the id of two of its exports',
        'give each system, edit and alternative its own id',
      );
    seen.add(id);
  }
}

/** Names the user's file in a mistake that was found while searching the system that it exports. */
export async function namingFile<T>(
  file: string | undefined,
  search: () => Promise<T>,
): Promise<T> {
  try {
    return await search();
  } catch (error) {
    if (file !== undefined && isModelError(error)) throw inFile(file, error);
    throw error;
  }
}

function inFile(file: string, error: ModelError): ModelError {
  // An older copy of the package knows of one mistake only.
  if ('within' in error) return error.within(`${file}: `);
  const { where, fix } = error as ModelError;
  return new ModelError(`${file}: ${where}`, problemOf(error), fix, { cause: error });
}

/** Recognised by name: the file may have its own copy of the package. */
function isModelError(error: unknown): error is ModelError {
  return error instanceof Error && error.name === 'ModelError';
}

function problemOf({ message, where, fix }: ModelError): string {
  return message.slice(where.length + 2, message.length - `\n  fix: ${fix}`.length);
}

/** A default export that a loader wrapped once more. */
function nested(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null && 'default' in value
    ? [(value as { default: unknown }).default]
    : [];
}

function isSystem(value: unknown): value is SystemDef {
  return has(value, 'id', 'compose', 'rules');
}

function isEdit(value: unknown): value is AnyEdit {
  return has(value, 'id', 'changes', 'expect');
}

function isRule(value: unknown): value is Rule {
  return (
    has(value, 'id', 'sentence', 'source', 'kind') && !has(value, 'machine') && !has(value, 'parts')
  );
}

/** Whether a value is the definition of an object or a thread. */
export function isMachine(value: unknown): value is AnyObjectDef | AnyThreadDef {
  return has(value, 'id', 'kind', 'machine');
}

/** One that says where it belongs. */
function isAlternative(value: unknown): value is Alternative & Required<Pick<Alternative, 'of'>> {
  return has(value, 'id', 'kind', 'parts', 'of') && (value as Alternative).kind === 'alternative';
}

function isDuty(value: unknown): value is Duty {
  return has(value, 'id', 'sentence', 'whose', 'dropped');
}

function has(value: unknown, ...keys: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && keys.every((key) => key in value);
}
