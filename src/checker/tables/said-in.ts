import { phraseOf, type Argument } from '../../model/argument.ts';
import { ModelError } from '../../model/error.ts';
import type { AskedLook } from './look-of.ts';

/** One thing that a step says to a port, with the value that it hands on. */
export type Said =
  | { readonly event: string; readonly value?: Argument }
  /** `text` is as reports have it, `looks owner is 3`; `some` asks whether there is one. */
  | { readonly look: AskedLook; readonly text: string; readonly some: boolean };

/**
 * Takes apart what a step says to a port, in one local state of its thread.
 *
 * @param indices what the thread has of its own there: context, place and picks
 * @throws ModelError when it hands on what the thread has not, or what is not one plain value
 */
export function saidIn(text: string, indices: object, where: string): Said {
  const { name: phrase, index } = phraseOf(text);
  const value = index === undefined ? undefined : valueOf(index, indices, `${where}: '${text}'`);
  const [, some, not, name] = /^(some )?looks (not )?(.*)$/.exec(phrase) ?? [];
  if (name === undefined) return { event: phrase, ...(value !== undefined && { value }) };
  return {
    look: { name, negated: not !== undefined, ...(value !== undefined && { argument: value }) },
    text: `looks ${not ?? ''}${name}${value === undefined ? '' : ` ${String(value)}`}`,
    some: some !== undefined,
  };
}

function valueOf(index: string, indices: object, where: string): Argument {
  const value = (indices as Readonly<Record<string, unknown>>)[index];
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value))
    return value as Argument;
  throw new ModelError(
    where,
    value === undefined
      ? `the thread has no ${index} here`
      : `${index} is ${JSON.stringify(value)}, and not one value`,
    value === undefined
      ? `it has: ${Object.keys(indices).join(', ') || 'nothing'}; give it a start in context, pick it in this step, or say { at: { ${index}: … } } where the thread is created`
      : 'hand on one number, text or flag; it is compared by ===',
  );
}
