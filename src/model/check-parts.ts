import type { Alternative, Choice } from './choice.ts';
import { ModelError } from './error.ts';
import { nearest } from './similar.ts';

/**
 * Holds the parts of an alternative against those of the others: it gives what the default gives, of the
 * same kind, and nothing that no other has.
 *
 * @throws ModelError naming the part
 */
export function checkParts(of: Choice, alternative: Alternative): void {
  const model = of.alternatives.find(({ id }) => id === of.default)!;
  if (!isRecord(model.parts)) return;
  const where = `${of.id} ${alternative.id}`;
  const parts = isRecord(alternative.parts) ? alternative.parts : {};
  for (const name of Object.keys(model.parts)) {
    // What is made when it is asked for, no file of a user writes.
    if (isGetter(parts, name)) continue;
    const wanted = kindOf(model.parts[name]);
    const given = kindOf(parts[name]);
    if (given === wanted) continue;
    throw new ModelError(
      `${where}, part ${name}`,
      name in parts ? `is ${given}` : 'is missing',
      `give ${wanted}, as ${model.id} does`,
    );
  }
  const known = of.alternatives.flatMap(({ parts: others }) => Object.keys(others as object));
  for (const name of Object.keys(parts)) {
    if (known.includes(name)) continue;
    throw new ModelError(
      `${where}, part ${name}`,
      'is a part that no other alternative has',
      nearest(name, [...new Set(known)]),
    );
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isGetter(parts: object, name: string): boolean {
  return Object.getOwnPropertyDescriptor(parts, name)?.get !== undefined;
}

function kindOf(part: unknown): string {
  if (typeof part === 'function') return 'a function';
  if (!isRecord(part)) return part === undefined ? 'nothing' : `a ${typeof part}`;
  if (part['kind'] === 'object') return 'the machine of an object';
  if (part['kind'] === 'thread') return 'the machine of a thread';
  return Array.isArray(part) ? 'a list' : 'a record';
}
