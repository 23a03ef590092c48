import { assign } from 'xstate';
import { by, hasSender, isSender, withSender, withoutSender, type Sent } from '../sender.ts';

/** What a work item knows beside its state; names are those of threads. */
export interface Work {
  /** The worker that runs it. */
  readonly runner?: string | undefined;
  /** Further workers of its queue: what they queue while it is drained is still taken. */
  readonly workers?: readonly string[] | undefined;
  /** Who flushes the instance that is queued, and the one that runs. */
  readonly flushQueued?: readonly string[] | undefined;
  readonly flushRunning?: readonly string[] | undefined;
  /** Who is in cancel_work_sync: nobody queues it meanwhile. */
  readonly cancels?: readonly string[] | undefined;
  /** Who drains its queue. */
  readonly drains?: readonly string[] | undefined;
}

/** What is said to any work item. */
export type WorkEvent =
  | 'QUEUE'
  | 'START'
  | 'END'
  | 'CANCEL'
  | 'CANCEL_SYNC'
  | 'CANCELLED'
  | 'FLUSH'
  | 'FLUSHED'
  | 'DRAIN'
  | 'DRAINED'
  | 'FREE';

interface Args {
  readonly context: Work;
  readonly event: Sent<string>;
}

const isChained = ({ context, event }: Args): boolean =>
  isSender(context.runner, event) || hasSender(context.workers, event);
const isCancelled = ({ context }: Args): boolean => context.cancels !== undefined;
const isDrained = (args: Args): boolean => args.context.drains !== undefined && !isChained(args);

export const workGuards = {
  'may be queued': (args: Args) => !isCancelled(args) && !isDrained(args),
  'is being cancelled': isCancelled,
  'its queue is being drained': (args: Args) => !isCancelled(args) && isDrained(args),
  'my cancel': ({ context, event }: Args) => hasSender(context.cancels, event),
  'my drain': ({ context, event }: Args) => hasSender(context.drains, event),
  'what I flush is over': ({ context, event }: Args) =>
    !hasSender(context.flushQueued, event) && !hasSender(context.flushRunning, event),
};

/** What changes beside the state; `E` is what the work item may be sent. */
export function workActions<E extends string>() {
  const set = (change: (args: Args) => Work) =>
    assign<Work, Sent<E>, undefined, Sent<E>, never>(({ context, event }) =>
      change({ context, event }),
    );
  return {
    keep: set(() => ({})),
    start: set(({ context, event }) => ({
      runner: by(event),
      flushRunning: context.flushQueued,
      flushQueued: undefined,
    })),
    end: set(() => ({ runner: undefined, flushRunning: undefined })),
    /** Who flushes what is taken off the queue waits no longer. */
    unqueue: set(() => ({ flushQueued: undefined })),
    beginCancel: set(({ context, event }) => ({
      flushQueued: undefined,
      cancels: withSender(context.cancels, event),
    })),
    endCancel: set(({ context, event }) => ({ cancels: withoutSender(context.cancels, event) })),
    flushQueued: set(({ context, event }) => ({
      flushQueued: withSender(context.flushQueued, event),
    })),
    flushRunning: set(({ context, event }) => ({
      flushRunning: withSender(context.flushRunning, event),
    })),
    beginDrain: set(({ context, event }) => ({ drains: withSender(context.drains, event) })),
    endDrain: set(({ context, event }) => ({ drains: withoutSender(context.drains, event) })),
  };
}

/** The violation states of a work item. */
export const workViolations = {
  endedUnstarted: { tags: 'violation', description: 'A worker ends what it does not run' },
  queuedWhileDraining: {
    tags: 'violation',
    description: 'WARN: queued by no worker of its queue while the queue is drained, and dropped',
  },
  freedWhileQueued: {
    tags: 'violation',
    description: 'Freed while its timer or a worker will still come to it',
  },
  usedAfterFree: { tags: 'violation', description: 'Queued, cancelled or flushed after its free' },
} as const;

/** The work item, or its queue, is gone. A worker that runs it may end: it looks at it no more. */
export const freedWork = {
  description: 'Freed, or its workqueue destroyed',
  on: {
    QUEUE: 'usedAfterFree',
    END: 'freed',
    CANCEL: 'usedAfterFree',
    CANCEL_SYNC: 'usedAfterFree',
    CANCELLED: 'usedAfterFree',
    FLUSH: 'usedAfterFree',
    FLUSHED: 'freed',
    DRAIN: 'usedAfterFree',
    DRAINED: 'usedAfterFree',
    FREE: 'usedAfterFree',
  },
} as const;

/** Queued where it may be, and what else comes of it. */
export const queueTo = <const T extends string, const S extends string>(to: T, self: S) =>
  [
    { guard: 'may be queued', target: to },
    { guard: 'is being cancelled', target: self },
    { guard: 'its queue is being drained', target: 'queuedWhileDraining' },
  ] as const;

/** What may be said in every state: a drain begins; a flush ends, which depends on the waiter alone. */
export const inEveryState = {
  DRAIN: { actions: 'beginDrain' },
  FLUSHED: { guard: 'what I flush is over', actions: 'keep' },
} as const;

/** Neither queued nor run, but for how it is queued. */
export const idleWork = {
  on: {
    END: 'endedUnstarted',
    CANCEL: 'idle',
    CANCEL_SYNC: { actions: 'beginCancel' },
    CANCELLED: { guard: 'my cancel', actions: 'endCancel' },
    FLUSH: 'idle',
    DRAINED: { guard: 'my drain', actions: 'endDrain' },
    FREE: 'freed',
  },
} as const;

/** Queued, and not run. */
export const queuedWork = {
  meta: { source: 'kernel/workqueue.c: __queue_work' },
  on: {
    QUEUE: 'queued',
    START: { target: 'running', actions: 'start' },
    END: 'endedUnstarted',
    CANCEL: { target: 'idle', actions: 'unqueue' },
    CANCEL_SYNC: { target: 'idle', actions: 'beginCancel' },
    FLUSH: { actions: 'flushQueued' },
    FREE: 'freedWhileQueued',
  },
} as const;

/** Run, and not queued, but for how it is queued. */
export const runningWork = {
  meta: { source: 'kernel/workqueue.c: process_one_work' },
  on: {
    END: { target: 'idle', actions: 'end' },
    CANCEL: 'running',
    CANCEL_SYNC: { actions: 'beginCancel' },
    FLUSH: { actions: 'flushRunning' },
    FREE: 'freed',
  },
} as const;

/** Run, and queued again. */
export const requeuedWork = {
  description: 'It runs and is queued: the same worker takes it again afterwards',
  on: {
    QUEUE: 'requeued',
    END: { target: 'queued', actions: 'end' },
    CANCEL: { target: 'running', actions: 'unqueue' },
    CANCEL_SYNC: { target: 'running', actions: 'beginCancel' },
    FLUSH: { actions: 'flushQueued' },
    FREE: 'freedWhileQueued',
  },
} as const;
