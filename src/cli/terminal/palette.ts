import { createColors } from 'picocolors';
import type { Palette } from '../../report/text/palette.ts';

/** The palette of an output: colours on a terminal, none in a pipe or where NO_COLOR asks for none. */
export function paletteFor(out: NodeJS.WriteStream): Palette {
  const wanted = out.isTTY === true && (process.env['NO_COLOR'] ?? '') === '';
  const { bold, green, red, yellow, dim } = createColors(wanted);
  return { strong: bold, good: green, bad: red, doubt: yellow, faint: dim };
}
