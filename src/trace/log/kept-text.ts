const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * A copy of a text that does not keep alive the text it was cut from. What outlives its line in a
 * log must be copied: a piece of a string holds on to all of it, a whole chunk of the file.
 */
export function keptText(text: string): string {
  return decoder.decode(encoder.encode(text));
}
