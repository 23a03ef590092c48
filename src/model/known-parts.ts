import { ModelError, type Problem } from './error.ts';
import { nearest } from './similar.ts';

/**
 * The parts of a declaration that nothing reads. A misspelt one would be left out without a word, and
 * what it was to say never judged; a file that is run without the compiler is told of it here.
 *
 * @param known the names of all parts that are read
 */
export function unknownParts(where: string, given: object, known: readonly string[]): Problem[] {
  return Object.keys(given)
    .filter((part) => !known.includes(part))
    .map((part) => ({
      where: `${where}, ${part}`,
      problem: 'is no part of it, and nothing would read it',
      fix: nearest(part, known),
    }));
}

/** @throws ModelError naming every part that nothing reads */
export function refuseUnknownParts(where: string, given: object, known: readonly string[]): void {
  const problems = unknownParts(where, given, known);
  if (problems.length > 0) throw ModelError.of(problems);
}

/** @throws ModelError for a part that is none of the words which it may be */
export function refuseUnknownWord(where: string, word: unknown, words: readonly string[]): void {
  if (words.includes(word as string)) return;
  throw new ModelError(
    where,
    `is ${word === undefined ? 'missing' : JSON.stringify(word)}`,
    typeof word === 'string' ? nearest(word, words) : `say one of ${words.join(', ')}`,
  );
}
