import type { Setting } from '../../model/composer.ts';
import type { Subject } from '../../checker/verify-system.ts';
import { shellQuoted } from '../../schemas/shell-words.ts';

/** What a command says of a subject that the subject itself does not. */
interface Called {
  /** How the system is named: by its id, or by the file that exports it. */
  readonly called: readonly string[];
  /** Those of the reverted that the kernel lacks: naming the kernel reverts them. */
  readonly lacked: readonly string[];
}

/** The command that finds the run of a rule again, quoted for a shell. */
export function replayCommand(words: readonly string[], rule: string): string {
  return ['unplug', 'verify', ...words, '--only', rule].map(shellQuoted).join(' ');
}

/** How a command names a subject. */
export function subjectWords(
  { sizes, kernel, reverted, dropped }: Omit<Subject, 'replayOf'>,
  { called, lacked }: Called,
): string[] {
  const words = [...called];
  if (lacked.length > 0) words.push('--kernel', kernel);
  for (const commit of reverted) if (!lacked.includes(commit)) words.push('--revert', commit);
  for (const duty of dropped) words.push('--drop', duty);
  return [...words, ...settingWords(sizes)];
}

/** The options that name a setting. */
export function settingWords(setting: Setting): string[] {
  return Object.entries(setting).flatMap(([name, value]) => {
    if (typeof value === 'number') return ['--size', `${name}=${value}`];
    return name === 'design' ? ['--design', value] : ['--choose', `${name}=${value}`];
  });
}
