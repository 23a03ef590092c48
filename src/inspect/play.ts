import { setTimeout as pause } from 'node:timers/promises';
import type { Bridge } from './bridge.ts';
import { Messages } from './messages.ts';
import type { Move, Playback } from './playback.ts';

/** Something to show, move by move. */
export interface Playable {
  readonly actors: Playback['actors'];
  /**
   * The next move; undefined when there is none.
   *
   * @param typed what the viewer typed before Enter; undefined when the clock asks
   */
  next(typed?: string): Move | { readonly answer: string } | undefined;
}

/** A scene, played from its first move to its last. */
export function playable({ actors, moves }: Playback): Playable {
  let at = 0;
  return {
    actors,
    next() {
      const move = moves[at];
      if (!move) return undefined;
      at++;
      return { ...move, title: `${at}/${moves.length} ${move.title}` };
    },
  };
}

interface PlayOptions {
  /** Lines that the viewer types; absent when the clock plays. */
  readonly lines?: AsyncIterable<string>;
  readonly paceMs: number;
  readonly signal: AbortSignal;
  /** Hears one line a move. */
  readonly say: (line: string) => void;
}

/**
 * Plays to the end: a move at each Enter, or at a pace that begins when somebody watches.
 *
 * @returns whether everything was shown
 */
export async function play(
  playable: Playable,
  bridge: Bridge,
  { lines, paceMs, signal, say }: PlayOptions,
): Promise<boolean> {
  const messages = new Messages(playable.actors, Date.now());
  for (const message of messages.opening()) bridge.send(message);
  if (!lines && paceMs > 0) await orAborted(bridge.watched, signal);
  for await (const typed of lines ?? ticks(paceMs, signal)) {
    if (signal.aborted) return false;
    const move = playable.next(typed);
    if (!move) return true;
    if ('answer' in move) {
      say(move.answer);
      continue;
    }
    say(move.title);
    for (const message of messages.of(move)) bridge.send(message);
  }
  return false;
}

async function* ticks(paceMs: number, signal: AbortSignal): AsyncGenerator<undefined> {
  while (!signal.aborted) {
    yield undefined;
    if (paceMs > 0) await pause(paceMs, undefined, { signal }).catch(() => {});
  }
}

function orAborted(waited: Promise<void>, signal: AbortSignal): Promise<void> {
  return Promise.race([
    waited,
    new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
    }),
  ]);
}
