import { InvalidArgumentError } from 'commander';

/** Collects the values of an option that may be repeated. */
export function each(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** A whole number on the command line; commander says of which option. */
export function whole(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('Give a whole number.');
  return Number(value);
}

/** As `whole`, from 1 on. */
export function positive(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new InvalidArgumentError('Give a whole number, 1 or more.');
  return Number(value);
}
