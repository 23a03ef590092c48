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
export function replayCommand(
  { sizes, kernel, reverted, dropped }: Omit<Subject, 'replayOf'>,
  { called, lacked }: Called,
  rule: string,
): string {
  const words = ['unplug', 'verify', ...called];
  if (lacked.length > 0) words.push('--kernel', kernel);
  for (const commit of reverted) if (!lacked.includes(commit)) words.push('--revert', commit);
  for (const duty of dropped) words.push('--drop', duty);
  for (const [name, value] of Object.entries(sizes)) words.push('--size', `${name}=${value}`);
  words.push('--only', rule);
  return words.map(shellQuoted).join(' ');
}
