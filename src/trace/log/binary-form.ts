/** A form that no line can be read of, by how it begins, with what makes a text of it. */
interface BinaryForm {
  readonly begins: readonly number[];
  readonly is: string;
  readonly fix: string;
}

const FORMS: readonly BinaryForm[] = [
  {
    begins: [0x17, 0x08, 0x44, 0x74, 0x72, 0x61, 0x63, 0x69, 0x6e, 0x67],
    is: 'is a trace.dat of trace-cmd',
    fix: 'give what `trace-cmd report -i FILE` prints, with --kernel and --offsets',
  },
  {
    begins: [0x50, 0x45, 0x52, 0x46, 0x49, 0x4c, 0x45, 0x32],
    is: 'is a perf.data',
    fix: 'give what `perf script -i FILE` prints, with --kernel and --offsets',
  },
  { begins: [0x1f, 0x8b], is: 'is compressed with gzip', fix: 'give what `gzip -dc FILE` prints' },
  {
    begins: [0x28, 0xb5, 0x2f, 0xfd],
    is: 'is compressed with zstd',
    fix: 'give what `zstd -dc FILE` prints',
  },
  {
    begins: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
    is: 'is compressed with xz',
    fix: 'give what `xz -dc FILE` prints',
  },
];

/** What a file is that begins like this and is no text; nothing for what may be one. */
export function binaryForm(bytes: Uint8Array): Pick<BinaryForm, 'is' | 'fix'> | undefined {
  return FORMS.find(({ begins }) => begins.every((byte, i) => bytes[i] === byte));
}
