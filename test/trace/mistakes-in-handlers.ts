/**
 * Mistakes that the compiler finds where events of a log are given their meaning and handled: each line
 * below an expectation must not compile. Checked by `npm run check`; an expectation that no longer holds
 * is an error there.
 */
import type { Handlers } from '../../src/trace/link/handlers.ts';
import { entryAndReturn } from '../../src/trace/probes/entry-and-return.ts';
import type { Heard } from '../../src/trace/probes/heard.ts';
import type { Means } from '../../src/trace/probes/meanings.ts';
import type { Probe } from '../../src/trace/probes/probe.ts';

declare const sleep: (heard: Heard<'sleep'>) => void;
declare const others: Handlers<Exclude<Means, 'sleep'>>;

export const all: Handlers<Means> = { ...others, sleep };

// @ts-expect-error nobody handles an event that a probe declares
export const forgotten: Handlers<Means> = { ...others };

// @ts-expect-error no probe declares an event of this name
export const unheardOf: Handlers<'sleep'> = { sleep, snore: sleep };

// @ts-expect-error a handler of another event
export const mistaken: Handlers<'umount'> = { umount: (heard: Heard<'sleep'>) => sleep(heard) };

// @ts-expect-error the event that this probe shows has no meaning
export const meaningless: Probe = { event: 'snores', means: 'snore' };

// @ts-expect-error nor has this return
export const returned = entryAndReturn({ event: 'f', on: 'f', about: 'f', returnMeans: 'f_ret' });

export const asks: Handlers<'get_dev_pagemap'> = {
  get_dev_pagemap: (heard) => [
    heard.field('pfn'),
    // @ts-expect-error a lookup by page frame names no page
    heard.field('page'),
  ],
};

/** What is read for several events is what each of them can say. */
export const shared = (heard: Heard<'percpu_ref_kill' | 'wait_for_completion'>): unknown => [
  heard.field('left'),
  // @ts-expect-error a wait names no count
  heard.field('ref'),
];
