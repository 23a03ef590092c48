/** What an allocated page carries; keys that are not there count as zero or no. */
export interface Page {
  readonly refs?: number | undefined;
  /** Device-private entries that map it, a reference each. */
  readonly maps?: number | undefined;
  /** Migration entries that stand for it, without a reference. */
  readonly entries?: number | undefined;
  readonly locked?: true | undefined;
  /** The driver has copied data to the device memory behind it. */
  readonly written?: true | undefined;
}

interface Counted {
  readonly context: Page;
}

/** What decides where an allocated page goes. */
export const pageGuards = {
  'lock free': ({ context }: Counted) => context.locked !== true,
  locked: ({ context }: Counted) => context.locked === true,
  'last reference': ({ context }: Counted) => context.refs === 1,
  'more references': ({ context }: Counted) => (context.refs ?? 0) > 1,
  mapped: ({ context }: Counted) => (context.maps ?? 0) > 0 && (context.refs ?? 0) > 1,
  'last mapping': ({ context }: Counted) => (context.maps ?? 0) > 0 && context.refs === 1,
  'not mapped': ({ context }: Counted) => (context.maps ?? 0) === 0 || (context.refs ?? 0) === 0,
  'no more references': ({ context }: Counted) => (context.refs ?? 0) <= 1,
  'mapped back and put': ({ context: { refs = 0, entries = 0 } }: Counted) => refs + entries > 1,
  'nothing left when put': ({ context: { refs = 0, entries = 0 } }: Counted) => refs + entries <= 1,
  'has a mapping': ({ context }: Counted) => (context.maps ?? 0) > 0,
  'has no mapping': ({ context }: Counted) => (context.maps ?? 0) === 0,
  'lock free, has a mapping': ({ context }: Counted) =>
    context.locked !== true && (context.maps ?? 0) > 0,
  'lock free, has no mapping': ({ context }: Counted) =>
    context.locked !== true && (context.maps ?? 0) === 0,
  'has an entry': ({ context }: Counted) => (context.entries ?? 0) > 0,
  'has no entry': ({ context }: Counted) => (context.entries ?? 0) === 0,
  'no reference': ({ context }: Counted) => (context.refs ?? 0) === 0,
  'locked and written': ({ context }: Counted) =>
    context.locked === true && context.written === true,
  'locked, not written': ({ context }: Counted) =>
    context.locked === true && context.written !== true,
};

/** Zero is kept as nothing, so that two pages alike are equal. */
export const number = (n: number): number | undefined => (n === 0 ? undefined : n);
/** Adds to a count. */
export const add = (key: 'refs' | 'maps' | 'entries', by: number) =>
  ({ [key]: ({ context }: Counted) => number((context[key] ?? 0) + by) }) as {
    [K in typeof key]?: (args: Counted) => number | undefined;
  };
/** A page that is not allocated has none of it. */
export const nothing: Page = {
  refs: undefined,
  maps: undefined,
  entries: undefined,
  locked: undefined,
  written: undefined,
};

/** The references an isolated page may have beside its mappings, and still be tried (V6). */
export const strays = ({ refs = 0, maps = 0 }: Page): number => refs - maps;
