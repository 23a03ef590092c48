import type { Range } from '../log/address.ts';
import type { RefWord } from './ref-word.ts';

/** The event of a task whose next event belongs to something else. */
export const ELSEWHERE = 'elsewhere';

/** The event of a task that has left memremap_pages or memunmap_pages without being seen to return. */
export const OUTSIDE = 'outside';

/** One thing that a log says about a slice. */
export interface Entry {
  readonly line: number;
  /** The place of the task in the slice; another task takes it when this one has left. */
  readonly task: number;
  /** The task as reports name it. */
  readonly by: string;
  /** Name of the event, ELSEWHERE or OUTSIDE. */
  readonly event: string;
  readonly cpu?: number;
  readonly seconds?: number;
  /** Whether any task may have done it, whatever task it is told of. */
  readonly anyone?: boolean;
  /** Which variant of the step it must have been, when the log tells. */
  readonly variant?: string | undefined;
  /** The count word of the pagemap at that moment. */
  readonly word?: RefWord | undefined;
  /** The refcount of the page at that moment. */
  readonly count?: number | undefined;
}

/** Whether the entry is an event of the slice, and not only word that a task is past one. */
export function isEvent({ event }: Entry): boolean {
  return event !== ELSEWHERE && event !== OUTSIDE;
}

/** What a log says about one registration of a pagemap, or about one page of it. */
export interface Slice {
  readonly pagemap: Registered;
  /** Address of the struct page; absent in the slice of the pagemap itself. */
  readonly page?: string;
  /** How many places for tasks it needs. */
  readonly tasks: number;
  readonly entries: readonly Entry[];
  /** Entries that came after these. */
  readonly leftOut?: number;
}

/** One registration of a struct dev_pagemap: an address can be registered again later. */
export interface Registered {
  /** Registrations of the log are counted as they are met, from 1. */
  readonly number: number;
  readonly address: string;
  /** 1 for the first registration of this address in the log. */
  readonly incarnation: number;
  /** Line of its memremap_pages; absent when it was registered before the log began. */
  readonly since?: number;
  readonly type?: number;
  readonly range?: Range;
  /** What has happened to it as a whole, and who did it. */
  readonly lifecycle: readonly {
    readonly means: string;
    readonly origin: { readonly line: number; readonly by: string };
  }[];
  /** Whether no later event can be about it. */
  readonly isForgotten?: boolean;
}

/** The name of a pagemap in reports. */
export function nameOf({ address, incarnation }: Registered): string {
  return incarnation === 1
    ? `pagemap ${address}`
    : `pagemap ${address} (registration ${incarnation})`;
}
