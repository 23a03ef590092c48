import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Btf } from '../../../src/trace/btf/btf.ts';
import { memberOffset } from '../../../src/trace/btf/member-offset.ts';
import { encode, type TypeSpec } from './encode.ts';

/** Types that nest as those of the kernel do: typedefs, anonymous members, a struct inside. */
const TYPES: readonly TypeSpec[] = [
  { kind: 'int', name: 'int' },
  {
    kind: 'struct',
    name: 'range',
    members: [
      { name: 'start', type: 1, bits: 0 },
      { name: 'end', type: 1, bits: 64 },
    ],
  },
  { kind: 'typedef', name: 'range_t', of: 2 },
  { kind: 'const', of: 3 },
  {
    kind: 'union',
    members: [
      { name: 'range', type: 4, bits: 0 },
      { type: 6, bits: 0 },
    ],
  },
  { kind: 'struct', members: [{ name: 'ranges', type: 7, bits: 128 }] },
  { kind: 'array', of: 2 },
  {
    kind: 'struct',
    name: 'pagemap',
    members: [
      { name: 'ref', type: 1, bits: 384 },
      { type: 5, bits: 1088 },
    ],
  },
  {
    kind: 'struct',
    name: 'flags',
    members: [
      { name: 'one', type: 1, bits: 3, bitfield: 2 },
      { name: 'word', type: 1, bits: 64, bitfield: 0 },
    ],
  },
  { kind: 'proto', parameters: ['page', 'pgmap', 'order'] },
  { kind: 'func', name: 'zone_device_page_init', of: 10 },
  { kind: 'decl_tag', name: 'bpf_kfunc', of: 11 },
  { kind: 'enum64', name: 'e', values: ['a', 'b'] },
  { kind: 'volatile', of: 8 },
];

describe.each([
  ['little endian', {}],
  ['big endian', { littleEndian: false }],
  ['a header of a later version', { header: 32 }],
])('BTF, %s', (_, form) => {
  const btf = new Btf(encode(TYPES, form));

  test('every type is found, whatever follows its head', () => {
    expect(btf.count).toBe(TYPES.length);
  });

  test('members are found through structs, typedefs and anonymous members', () => {
    expect(memberOffset(btf, 'pagemap', 'ref')).toBe(48);
    expect(memberOffset(btf, 'pagemap', 'range.end')).toBe(136 + 8);
    expect(memberOffset(btf, 'pagemap', 'ranges')).toBe(136 + 16);
    expect(memberOffset(btf, 'flags', 'word')).toBe(8);
  });

  test('parameters of a function, in order', () => {
    expect(btf.parameters('zone_device_page_init')).toEqual(['page', 'pgmap', 'order']);
    expect(btf.parameters('another')).toBeUndefined();
  });

  test('what is not there is named with what is', () => {
    expect(() => memberOffset(btf, 'page', 'ref')).toThrow('no struct page');
    expect(() => memberOffset(btf, 'pagemap', 'refs')).toThrow(
      'struct pagemap has no member refs: it has ref, range, ranges',
    );
    expect(() => memberOffset(btf, 'pagemap', 'ref.count')).toThrow('ref has no member count');
    expect(() => memberOffset(btf, 'flags', 'one')).toThrow('struct flags.one is a bitfield');
  });
});

describe('bytes that are no BTF are refused', () => {
  const whole = encode(TYPES);
  const changed = (at: number, byte: number): Uint8Array => {
    const copy = whole.slice();
    copy[at] = byte;
    return copy;
  };

  test.each([
    ['nothing', new Uint8Array(3), '3 bytes'],
    ['other bytes', new Uint8Array(100), 'byte 0 has 0x0'],
    ['an ELF file', new TextEncoder().encode('\x7fELF'.padEnd(64)), 'an ELF file, not BTF'],
    ['a version to come', changed(2, 2), 'byte 2: version 2'],
    ['half a file', whole.slice(0, 200), 'it is cut short'],
    [
      'types that end inside a type',
      changed(12, whole[12]! - 4),
      /byte \d+: (type \d+|a type) is cut short/,
    ],
    [
      'an unknown kind',
      encode([...TYPES, { kind: 'unheard of' }]),
      /byte \d+: type 15 is of kind 31/,
    ],
    [
      'a name outside',
      encode([{ kind: 'struct', name: 'x', members: [] }]).fill(99, 24, 25),
      'string 99',
    ],
  ])('%s', (_, bytes, message) => {
    expect(() => new Btf(bytes)).toThrow(message);
  });

  test('a type of another file, as in the BTF of a module', () => {
    const btf = new Btf(
      encode([{ kind: 'struct', name: 'x', members: [{ name: 'y', type: 7, bits: 0 }] }]),
    );
    expect(() => memberOffset(btf, 'x', 'y.z')).toThrow('give /sys/kernel/btf/vmlinux');
  });

  test('a typedef of itself ends', () => {
    const btf = new Btf(
      encode([
        { kind: 'struct', name: 'x', members: [{ name: 'y', type: 2, bits: 0 }] },
        { kind: 'typedef', name: 't', of: 2 },
      ]),
    );
    expect(() => memberOffset(btf, 'x', 'y.z')).toThrow('type 2 is defined by itself');
  });
});

const RUNNING = '/sys/kernel/btf/vmlinux';

test.runIf(existsSync(RUNNING))(
  'the kernel that runs: offsets that differ by kernel keep their order',
  () => {
    const btf = new Btf(readFileSync(RUNNING));
    const at = (path: string): number => memberOffset(btf, 'dev_pagemap', path);
    expect(at('ref.data')).toBe(at('ref') + memberOffset(btf, 'percpu_ref', 'data'));
    expect(at('done')).toBe(at('ref') + 16);
    expect(at('range.end')).toBe(at('range.start') + 8);
    expect(btf.parameters('percpu_ref_kill_and_confirm')).toEqual(['ref', 'confirm_kill']);
  },
);
