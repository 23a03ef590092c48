/**
 * Colours of a report. Meaning never rests on colour alone: every coloured word also says it.
 * Paint after padding, since escape codes have a length but no width.
 */
export interface Palette {
  /** Headings and what a reader looks for first. */
  readonly strong: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  /** Undecided, stopped at a limit. */
  readonly doubt: (text: string) => string;
  readonly faint: (text: string) => string;
}

const same = (text: string): string => text;

/** No colour: for files, mails and terminals that ask for none. */
export const PLAIN: Palette = { strong: same, good: same, bad: same, doubt: same, faint: same };
