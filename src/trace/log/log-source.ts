/** The text of a log, which can be read more than once and need not fit into memory. */
export interface LogSource {
  /** What messages call it. */
  readonly name: string;
  /** Its bytes in UTF-8, from the first on each time they are asked for. */
  chunks(): Iterable<Uint8Array>;
}

/** No line of a trace is nearly as long; what is longer is cut, and is no line of a trace. */
const LINE_MAX = 1 << 20;

/** Some lines of a log, and how many bytes of it were read with them. */
interface LinesRead {
  readonly lines: readonly string[];
  readonly bytes: number;
}

/** The lines of a log, those that a chunk ends at a time. */
export function* linesByChunk(source: LogSource): Generator<LinesRead> {
  let rest = '';
  for (const { text, bytes } of textByChunk(source)) {
    const lines = text.split('\n');
    lines[0] = rest + lines[0]!;
    const last = lines.pop() ?? '';
    rest = last.length < LINE_MAX ? last : last.slice(0, LINE_MAX);
    yield { lines, bytes };
  }
  if (rest !== '') yield { lines: [rest], bytes: 0 };
}

/** The text of a log, a chunk at a time; characters of several bytes are not torn. */
export function* textByChunk(source: LogSource): Generator<{ text: string; bytes: number }> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (const chunk of source.chunks())
    yield { text: decoder.decode(chunk, { stream: true }), bytes: chunk.length };
  yield { text: decoder.decode(), bytes: 0 };
}
