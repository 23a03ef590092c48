import { visible } from '../../report/text/visible.ts';

// oxlint-disable-next-line no-control-regex -- the escape codes of colours are what is looked for
const COLOUR = /(\u001b\[\d{1,2}m)/;

/** Writes text to standard output. What a terminal would obey is shown instead. */
export function say(text: string): void {
  process.stdout.write(visible(text));
}

/**
 * Writes a report to standard output with its colours. It is to be made of what is visible already: a
 * colour in the text of a log could not be told from one of the report.
 */
export function sayPainted(text: string): void {
  const parts = text.split(COLOUR);
  process.stdout.write(parts.map((part, i) => (i % 2 === 0 ? visible(part) : part)).join(''));
}

/** Writes text to standard error. What a terminal would obey is shown instead. */
export function tellAside(text: string): void {
  process.stderr.write(visible(text));
}
