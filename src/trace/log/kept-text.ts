const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * A copy of a text that does not keep alive the text it was cut from. What outlives its line in a
 * log must be copied: a piece of a string holds on to all of it, a whole chunk of the file.
 */
export function keptText(text: string): string {
  if (text === last) return last;
  return (last = decoder.decode(encoder.encode(text)));
}

/** The last copy: one address is often kept in several places. */
let last = '';
