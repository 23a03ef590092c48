import { BtfError } from './btf-error.ts';

/** Where types and strings lie in a file of BTF. */
export interface Sections {
  readonly view: DataView;
  readonly littleEndian: boolean;
  readonly types: Section;
  readonly strings: Section;
}

/** Bytes from `start` up to `end`, not included. */
interface Section {
  readonly start: number;
  readonly end: number;
}

const MAGIC = 0xeb9f;
const ELF_MAGIC = 0x7f454c46;
const VERSION = 1;
const HEADER_BYTES = 24;

/**
 * Reads the header of BTF (include/uapi/linux/btf.h: struct btf_header).
 *
 * @throws BtfError when the bytes are no BTF
 */
export function readSections(bytes: Uint8Array): Sections {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES)
    throw new BtfError(`no BTF: ${bytes.length} bytes, its header alone has ${HEADER_BYTES}`);
  if (view.getUint32(0) === ELF_MAGIC)
    throw new BtfError(
      'an ELF file, not BTF: take its section out with `objcopy -O binary --only-section=.BTF FILE OUT`',
    );
  const littleEndian = view.getUint16(0, true) === MAGIC;
  if (!littleEndian && view.getUint16(0) !== MAGIC)
    throw new BtfError(
      `no BTF: byte 0 has 0x${view.getUint16(0, true).toString(16)}, BTF begins with 0x${MAGIC.toString(16)}`,
    );
  const version = view.getUint8(2);
  if (version !== VERSION)
    throw new BtfError(`byte 2: version ${version} of BTF is not known, only ${VERSION} is`);
  const word = (at: number): number => view.getUint32(at, littleEndian);
  const header = word(4);
  const section = (name: string, at: number): Section => {
    const start = header + word(at);
    const end = start + word(at + 4);
    if (header < HEADER_BYTES || end > bytes.length)
      throw new BtfError(
        `byte ${at}: the ${name} end at byte ${end}, the file has ${bytes.length}: it is cut short`,
      );
    return { start, end };
  };
  return {
    view,
    littleEndian,
    types: section('types', 8),
    strings: section('strings', 16),
  };
}
