/** A type as a test writes it; ids count from 1 in the order they are given. */
export type TypeSpec =
  | { readonly kind: 'int'; readonly name: string }
  | { readonly kind: 'array'; readonly of: number }
  | {
      readonly kind: 'struct' | 'union';
      readonly name?: string;
      readonly members: readonly MemberSpec[];
    }
  | { readonly kind: 'typedef'; readonly name: string; readonly of: number }
  | { readonly kind: 'volatile' | 'const' | 'pointer'; readonly of: number }
  | { readonly kind: 'func'; readonly name: string; readonly of: number }
  | { readonly kind: 'proto'; readonly parameters: readonly string[] }
  | { readonly kind: 'decl_tag'; readonly name: string; readonly of: number }
  | { readonly kind: 'enum64'; readonly name: string; readonly values: readonly string[] }
  | { readonly kind: 'unheard of' };

interface MemberSpec {
  readonly name?: string;
  readonly type: number;
  readonly bits: number;
  readonly bitfield?: number;
}

const NUMBERS = {
  int: 1,
  pointer: 2,
  array: 3,
  struct: 4,
  union: 5,
  typedef: 8,
  volatile: 9,
  const: 10,
  func: 12,
  proto: 13,
  decl_tag: 17,
  enum64: 19,
  'unheard of': 31,
} as const;

/** Writes BTF for the types, as `pahole -J` would; a header of `header` bytes may be longer than needed. */
export function encode(
  types: readonly TypeSpec[],
  { littleEndian = true, header = 24 } = {},
): Uint8Array<ArrayBuffer> {
  const strings = new Strings();
  const words = types.flatMap((type) => typeWords(type, strings));
  const text = strings.bytes();
  const bytes = new Uint8Array(header + words.length * 4 + text.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xeb9f, littleEndian);
  view.setUint8(2, 1);
  const head = [header, 0, words.length * 4, words.length * 4, text.length];
  for (const [i, word] of head.entries()) view.setUint32(4 + i * 4, word, littleEndian);
  for (const [i, word] of words.entries()) view.setUint32(header + i * 4, word, littleEndian);
  bytes.set(text, header + words.length * 4);
  return bytes;
}

function typeWords(type: TypeSpec, strings: Strings): number[] {
  const name = 'name' in type ? strings.at(type.name ?? '') : 0;
  const info = (entries = 0, flag = false): number =>
    ((NUMBERS[type.kind] << 24) | entries | (flag ? 0x80000000 : 0)) >>> 0;
  switch (type.kind) {
    case 'int':
      return [name, info(), 4, 32];
    case 'array':
      return [0, info(), 0, type.of, 1, 7];
    case 'struct':
    case 'union': {
      const flag = type.members.some(({ bitfield }) => bitfield !== undefined);
      return [
        name,
        info(type.members.length, flag),
        8,
        ...type.members.flatMap((member) => [
          strings.at(member.name ?? ''),
          member.type,
          (((member.bitfield ?? 0) << 24) | member.bits) >>> 0,
        ]),
      ];
    }
    case 'proto':
      return [
        0,
        info(type.parameters.length),
        0,
        ...type.parameters.flatMap((one) => [strings.at(one), 1]),
      ];
    case 'decl_tag':
      return [name, info(), type.of, 0xffffffff];
    case 'enum64':
      return [
        name,
        info(type.values.length),
        8,
        ...type.values.flatMap((one, i) => [strings.at(one), i, 0]),
      ];
    case 'unheard of':
      return [0, info(), 0];
    default:
      return [name, info(), type.of];
  }
}

class Strings {
  readonly #starts = new Map([['', 0]]);
  #text = '\0';

  at(name: string): number {
    const known = this.#starts.get(name);
    if (known !== undefined) return known;
    const start = this.#text.length;
    this.#starts.set(name, start);
    this.#text += `${name}\0`;
    return start;
  }

  bytes(): Uint8Array {
    return new TextEncoder().encode(this.#text);
  }
}
