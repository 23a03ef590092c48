import { BtfError } from './btf-error.ts';
import { KIND, tailBytes } from './kinds.ts';
import { readSections, type Sections } from './sections.ts';

/** A member of a struct or union, or a parameter of a function. */
export interface Entry {
  /** Empty for an anonymous member. */
  readonly name: string;
  readonly type: number;
  /** For a member: its distance from the start, in bits. */
  readonly bits: number;
  /** Width of a bitfield; 0 for a member that is none. */
  readonly bitfield: number;
}

const HEAD_BYTES = 12;
const MEMBER_BYTES = 12;
const PARAMETER_BYTES = 8;

/**
 * The types of a kernel as BTF tells them. Only what probes need is decoded: members of structs and
 * unions, and parameters of functions. Types have no addresses in the file: one pass finds where each
 * begins.
 */
export class Btf {
  readonly #sections: Sections;
  readonly #bytes: Uint8Array;
  /** Where each type begins; type 0 is void. */
  readonly #starts: number[] = [0];
  readonly #structs = new Map<string, number>();
  readonly #functions = new Map<string, number>();

  /** @throws BtfError when the bytes are no BTF, or no whole one */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#sections = readSections(bytes);
    const { start, end } = this.#sections.types;
    for (let at = start; at < end; at = this.#index(at, end));
  }

  /** How many types there are, void not counted. */
  get count(): number {
    return this.#starts.length - 1;
  }

  struct(name: string): number | undefined {
    return this.#structs.get(name);
  }

  /** The names of a function's parameters in order; undefined when BTF does not know the function. */
  parameters(name: string): readonly string[] | undefined {
    const id = this.#functions.get(name);
    if (id === undefined) return undefined;
    const prototype = this.#head(this.#word(this.#head(id).at + 8));
    if (prototype.kind !== KIND.funcProto)
      throw new BtfError(`byte ${this.#start(id)}: function ${name} has no prototype`);
    return Array.from({ length: prototype.entries }, (_, i) =>
      this.#string(this.#word(prototype.at + HEAD_BYTES + i * PARAMETER_BYTES)),
    );
  }

  /** The members of a struct or union, behind typedefs and qualifiers; undefined for any other type. */
  members(id: number): readonly Entry[] | undefined {
    const { at, kind, entries, flag } = this.#head(this.#plain(id));
    if (kind !== KIND.struct && kind !== KIND.union) return undefined;
    return Array.from({ length: entries }, (_, i) => {
      const from = at + HEAD_BYTES + i * MEMBER_BYTES;
      const offset = this.#word(from + 8);
      return {
        name: this.#string(this.#word(from)),
        type: this.#word(from + 4),
        bits: flag ? offset & 0xffffff : offset,
        bitfield: flag ? offset >>> 24 : 0,
      };
    });
  }

  /** Notes the type that begins at `at`. @returns where the next one begins */
  #index(at: number, end: number): number {
    if (at + HEAD_BYTES > end) throw new BtfError(`byte ${at}: a type is cut short`);
    const id = this.#starts.push(at) - 1;
    const { kind, entries } = this.#head(id);
    const tail = tailBytes(kind, entries);
    if (tail === undefined)
      throw new BtfError(
        `byte ${at}: type ${id} is of kind ${kind}, which is not known: this BTF is newer than the reader, or damaged`,
      );
    const next = at + HEAD_BYTES + tail;
    if (next > end) throw new BtfError(`byte ${at}: type ${id} is cut short`);
    const names =
      kind === KIND.struct ? this.#structs : kind === KIND.func ? this.#functions : undefined;
    if (names) {
      const name = this.#string(this.#word(at));
      if (name !== '' && !names.has(name)) names.set(name, id);
    }
    return next;
  }

  #head(id: number): Head {
    const at = this.#start(id);
    const info = this.#word(at + 4);
    return { at, kind: (info >>> 24) & 0x1f, entries: info & 0xffff, flag: info >>> 31 === 1 };
  }

  #start(id: number): number {
    const at = id === 0 ? undefined : this.#starts[id];
    if (at === undefined)
      throw new BtfError(
        `type ${id} is not in this file, which has types 1 to ${this.count}: the BTF of a module needs that of the kernel, give /sys/kernel/btf/vmlinux`,
      );
    return at;
  }

  /** The type without typedefs, qualifiers and tags. */
  #plain(id: number): number {
    let plain = id;
    for (let steps = 0; steps <= this.#starts.length; steps++) {
      const { at, kind } = this.#head(plain);
      if (!WRAPPERS.has(kind)) return plain;
      plain = this.#word(at + 8);
    }
    throw new BtfError(`byte ${this.#start(id)}: type ${id} is defined by itself`);
  }

  #word(at: number): number {
    return this.#sections.view.getUint32(at, this.#sections.littleEndian);
  }

  #string(offset: number): string {
    const { start, end } = this.#sections.strings;
    const from = start + offset;
    const to = from < end ? this.#bytes.indexOf(0, from) : -1;
    if (to < 0 || to >= end)
      throw new BtfError(
        `string ${offset} is not in this file, whose strings have ${end - start} bytes: damaged, or the BTF of a module`,
      );
    return DECODER.decode(this.#bytes.subarray(from, to));
  }
}

interface Head {
  readonly at: number;
  readonly kind: number;
  readonly entries: number;
  /** For a struct: its members' offsets hold the width of bitfields too. */
  readonly flag: boolean;
}

const DECODER = new TextDecoder();

const WRAPPERS: ReadonlySet<number> = new Set([
  KIND.typedef,
  KIND.volatile,
  KIND.const,
  KIND.restrict,
  KIND.typeTag,
]);
