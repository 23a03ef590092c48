/** A state as a short string, to keep it in a set. */
export function textOfLocals(locals: Int32Array): string {
  let text = '';
  for (const local of locals) text += String.fromCharCode(local);
  return text;
}
