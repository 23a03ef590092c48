import type { MemoryMapper, MemoryUser } from './memory-user.ts';

/** The first and the last of some lines of a log. */
export interface LineSpan {
  readonly first: number;
  readonly last: number;
}

/** Who keeps an unregister waiting: pages of one pagemap that one task initialised. */
export interface PageHolder {
  /** What may hold pages of this type of memory. */
  readonly how: string;
  /** Absent when they were in use before the log began. */
  readonly by?: string;
  /** Who maps some of them, where no page tells who. */
  readonly mappers?: readonly MemoryMapper[];
  readonly pages: number;
  /** Allocations of drivers, which are held as one each. */
  readonly allocations: number;
  /** Lines at which they were initialised, or allocated. */
  readonly born?: LineSpan;
  readonly freed?: LineSpan;
}

/** A wait of memunmap_pages for the last reference of its pagemap. */
export interface UnregisterWait {
  readonly by: string;
  /** Line at which it is over; absent when the log ends before. */
  readonly to?: number;
  readonly seconds?: number;
  /** Line at which the task went to sleep. */
  readonly asleep?: number;
  readonly pages: number;
  readonly allocations: number;
  /** Pages may be in use that the log does not show. */
  readonly mayBeMore?: true;
  /** Those that were freed meanwhile. */
  readonly freed: { readonly count: number; readonly lines?: LineSpan };
  /** The free that ended the wait, and the lines of those before it. */
  readonly last?: { readonly by: string; readonly line: number; readonly before?: LineSpan };
  /** Functions of the driver that ran meanwhile, and how often. */
  readonly driver: Readonly<Record<string, number>>;
  readonly holders: readonly PageHolder[];
}

/** A wait of a file system for a page that somebody still has. */
export interface FileSystemWait {
  /** The function that waits. */
  readonly in: string;
  readonly by: string;
  readonly to?: number;
  readonly seconds?: number;
  readonly page: string;
  readonly freed?: { readonly by: string; readonly line: number };
  /** It keeps the device from going away, as a truncate does not. */
  readonly blocks: boolean;
  /** Who was seen to have memory of the pagemap when it began. */
  readonly users: readonly MemoryUser[];
}

/** What a log does not say and must be true for it to follow. */
export interface Assumed {
  readonly what: 'layout break' | 'unmount' | 'exit of umount' | 'end of process' | 'whole munmap';
  readonly by: string;
  readonly line: number;
}

/** What may stand for the kind of a finding, each with what it is about. */
export interface FindingFacts {
  // What speaks against the log, or against the driver that it shows.
  breaks: {
    readonly rule: string;
    readonly what: string;
    /** Who makes a call that is made once, and who made it first. */
    readonly second?: { readonly by: string; readonly first: { by: string; line: number } };
  };
  refused: {
    readonly by: string;
    /** Absent when the task goes on to something else. */
    readonly event?: string;
    /** The last line that was accepted. */
    readonly after?: number;
    readonly because: readonly string[];
    readonly possible: readonly string[];
    readonly nearest: readonly string[];
  };
  'another range': Record<never, never>;
  'range of another': { readonly owner: string };
  'page of another': { readonly page: string; readonly owner: string };
  'return without entry': { readonly by: string; readonly function: string };
  'lookup of another': { readonly result: string };
  'in use at removal': { readonly user: MemoryUser };
  'would have told': {
    readonly what: 'kill_dev_dax' | 'munmap mark';
    readonly mappers: readonly MemoryMapper[];
    /** An event that would have told too, if it were armed. */
    readonly arm?: string;
  };
  // What happened.
  wait: UnregisterWait;
  'file system wait': FileSystemWait;
  assumes: { readonly either: readonly Assumed[] };
  'other order': {
    readonly before: number;
    readonly cpu: number;
    readonly cpuBefore: number;
    readonly us: number;
    readonly skewUs: number;
  };
  'older lines': { readonly lines: number; readonly skewUs: number };
  // Why nothing can be concluded.
  'cached lookup': { readonly cached: string };
  'split folio': { readonly page: string; readonly order: number };
  'not armed': { readonly events: readonly string[]; readonly type?: number };
  lost: { readonly text: string; readonly missed?: string };
  'registered before': Record<never, never>;
  'type not told': Record<never, never>;
  'given up':
    | { readonly why: 'count not known' }
    | { readonly why: 'pages'; readonly most: number };
  'out of order': Record<never, never>;
  granted: { readonly missingReturn: boolean; readonly callback: boolean };
  'no model of type': { readonly type: number };
  'no model of kernel': { readonly release: string; readonly isRelease: boolean };
  'no offsets': Record<never, never>;
  'no pagemap': Record<never, never>;
  /** What was said of the log goes before what its head says. */
  overridden: {
    readonly what: 'kernel' | 'offsets' | 'armed';
    readonly head: string;
    readonly given: string;
  };
  'no kernel address': { readonly address: string; readonly page?: string };
  'callers lost': { readonly function: string; readonly caller: string };
  /** Without a call: no event would show who pins. */
  'pins unseen': { readonly by: string; readonly call?: string };
  'put unseen': {
    readonly by: string;
    readonly pins: number;
    readonly first: number;
    readonly last: number;
  };
  /** A call that has begun and not returned when the log ends, though its task does not sleep. */
  unfinished: {
    readonly by: string;
    readonly call: string;
    readonly in?: string;
    readonly inSince?: number;
    readonly asleep?: number;
  };
  /** Evictions that freed nothing though pages are in use. */
  'freed nothing': {
    readonly by: string;
    readonly call: string;
    readonly times: number;
    readonly first: number;
    readonly last: number;
  };
  unread: { readonly lines: number; readonly first: string };
  /** Findings of a kind beyond those that are listed. */
  more: { readonly of: FindingKind; readonly count: number };
}

export type FindingKind = keyof FindingFacts;

/** A finding of one kind. */
export type FindingOf<K extends FindingKind> = {
  readonly [One in K]: {
    readonly kind: One;
    readonly line?: number;
    /** The pagemap or page that it is about, in words. */
    readonly object?: string;
    readonly facts: FindingFacts[One];
  };
}[K];

/** One thing that a verdict on a log says: data until it is printed (src/report/log/finding-text.ts). */
export type LogFinding = FindingOf<FindingKind>;
