import type { LogSource } from '../../src/trace/log/log-source.ts';

/** A log that is a text already. */
export function textSource(name: string, text: string): LogSource {
  const bytes = new TextEncoder().encode(text);
  return { name, chunks: () => [bytes] };
}
