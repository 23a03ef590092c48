/** What may stand at a place of the command line. */
export interface Values {
  readonly words: readonly string[];
  /** Names of files, too. */
  readonly files: boolean;
}

/** An option with what it is for. */
export interface CompletedOption {
  /** `--kernel`, and a short one such as `-h`. */
  readonly flags: readonly string[];
  readonly about: string;
  /** What its value may be; none when it takes no value. */
  readonly values?: Values;
}

/** A command as a shell completes it. */
export interface CompletedCommand {
  /** The words that lead to it: `unplug trace probes`. */
  readonly path: string;
  readonly inner: readonly { readonly name: string; readonly about: string }[];
  readonly options: readonly CompletedOption[];
  readonly operands: Values;
}

/** A text in the single quotes of bash and zsh. */
export function inQuotes(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
