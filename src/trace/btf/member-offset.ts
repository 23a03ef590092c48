import type { Btf, Entry } from './btf.ts';
import { BtfError } from './btf-error.ts';

/**
 * The distance of a member from the start of its struct, in bytes. The path may lead through members
 * that are structs themselves (`range.start`); anonymous members are passed through unnamed, as in C.
 *
 * @throws BtfError when the struct or the member is not there, or the member is a bitfield
 */
export function memberOffset(btf: Btf, struct: string, path: string): number {
  const id = btf.struct(struct);
  if (id === undefined) throw new BtfError(`this kernel has no struct ${struct}`);
  let type = id;
  let bits = 0;
  let walked = `struct ${struct}`;
  for (const name of path.split('.')) {
    const found = find(btf, type, name);
    if (!found)
      throw new BtfError(
        `${walked} has no member ${name}: it has ${namesIn(btf, type).join(', ') || 'none'}`,
      );
    walked = `${walked}.${name}`;
    if (found.bitfield > 0 || found.bits % 8 !== 0)
      throw new BtfError(`${walked} is a bitfield, which has no offset in bytes`);
    bits += found.bits;
    type = found.type;
  }
  return bits / 8;
}

/** The member of this name, looked for inside anonymous members too; its distance is from the outermost. */
function find(btf: Btf, type: number, name: string): Entry | undefined {
  for (const member of btf.members(type) ?? []) {
    if (member.name === name) return member;
    const inner = member.name === '' ? find(btf, member.type, name) : undefined;
    if (inner) return { ...inner, bits: member.bits + inner.bits };
  }
  return undefined;
}

function namesIn(btf: Btf, type: number): string[] {
  return (btf.members(type) ?? []).flatMap((member) =>
    member.name === '' ? namesIn(btf, member.type) : [member.name],
  );
}
