/** Kinds of BTF types that are asked for (include/uapi/linux/btf.h). */
export const KIND = {
  struct: 4,
  union: 5,
  fwd: 7,
  typedef: 8,
  volatile: 9,
  const: 10,
  restrict: 11,
  func: 12,
  funcProto: 13,
  typeTag: 18,
} as const;

/** Bytes that follow the three words of a type: `fixed`, and `each` times its number of entries. */
interface Tail {
  readonly fixed: number;
  readonly each: number;
}

const NOTHING: Tail = { fixed: 0, each: 0 };

/** By kind; a hole is no kind. */
const TAILS: readonly (Tail | undefined)[] = [
  undefined,
  { fixed: 4, each: 0 }, // int
  NOTHING, // pointer
  { fixed: 12, each: 0 }, // array
  { fixed: 0, each: 12 }, // struct
  { fixed: 0, each: 12 }, // union
  { fixed: 0, each: 8 }, // enum
  NOTHING, // forward
  NOTHING, // typedef
  NOTHING, // volatile
  NOTHING, // const
  NOTHING, // restrict
  NOTHING, // function
  { fixed: 0, each: 8 }, // prototype
  { fixed: 4, each: 0 }, // variable
  { fixed: 0, each: 12 }, // data section
  NOTHING, // float
  { fixed: 4, each: 0 }, // declaration tag
  NOTHING, // type tag
  { fixed: 0, each: 12 }, // 64-bit enum
];

/** How many bytes follow the head of a type; undefined for a kind that is not known. */
export function tailBytes(kind: number, entries: number): number | undefined {
  const tail = TAILS[kind];
  return tail && tail.fixed + tail.each * entries;
}
