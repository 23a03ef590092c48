import type { WalkSubject } from './subject-of.ts';

/**
 * A subject as a command names it.
 *
 * @param file the user's file that exports its system; without it a published one
 */
export function wordsOf(
  { system, sizes, reverted, dropped }: WalkSubject,
  file?: string,
): string[] {
  return [
    ...(file === undefined ? [system.id] : [file]),
    ...reverted.flatMap((id) => ['--revert', id]),
    ...dropped.flatMap((id) => ['--drop', id]),
    ...Object.entries(sizes).flatMap(([name, value]) =>
      typeof value === 'number' ? ['--size', `${name}=${value}`] : ['--choose', `${name}=${value}`],
    ),
  ];
}
