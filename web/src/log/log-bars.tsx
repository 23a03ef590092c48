import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type {
  LogBar,
  LogPart,
  LogPicture,
  LogTick,
  LogWait,
} from '../../../src/explore/log-picture-data.ts';
import { count } from '../../../src/report/text/count.ts';

/** Pages of one pagemap that are drawn before somebody asks for all. */
const PAGES_SHOWN = 12;

/** A part has room for its name where each letter has at least this share of the log. */
const LETTER = 0.0085;

/** What a state means for whoever waits, as a colour. */
const LOOKS: Readonly<Record<string, string>> = {
  allocated: 'used',
  taken: 'used',
  freeing: 'leaving',
  registered: 'there',
  dying: 'waiting',
  drained: 'leaving',
};

interface BarsProps {
  readonly picture: LogPicture;
  readonly openAt: (bar: LogBar, line?: number) => void;
}

/** What became of every pagemap and page, each a bar from the first line of the log to the last. */
export function LogBars({ picture, openAt }: BarsProps) {
  const { bars, lines, scale: ticks, pagemapsLeft, pagesLeft } = picture;
  const [all, setAll] = useState(false);
  const groups: LogBar[][] = [];
  for (const bar of bars) {
    if (bar.kind === 'pagemap') groups.push([bar]);
    else groups.at(-1)?.push(bar);
  }
  // Who waits has waited for those that were used last.
  for (const group of groups) group.sort((a, b) => usedUntil(b) - usedUntil(a));
  const scale = (line: number): string => `${(100 * line) / lines}%`;
  return (
    <section aria-label="What became of each pagemap and page">
      <h4>What became of each pagemap and page</h4>
      <div class="bars">
        <Scale ticks={ticks} scale={scale} of="line" />
        <Scale ticks={ticks} scale={scale} of="seconds" />
        {groups.map(([pagemap, ...pages]) => (
          <Fragment key={pagemap!.scene}>
            <Row bar={pagemap!} {...{ lines, scale, openAt }} waits={[]} />
            {pagemap!.waits.map((wait) => (
              <Wait
                key={wait.from}
                {...{ wait, scale }}
                open={() => openAt(pagemap!, wait.asleep ?? wait.from)}
              />
            ))}
            {pages.slice(0, all ? undefined : PAGES_SHOWN).map((bar) => (
              <Row key={bar.scene} {...{ bar, lines, scale, openAt }} waits={pagemap!.waits} />
            ))}
            {!all && pages.length > PAGES_SHOWN && (
              <button type="button" class="link" onClick={() => setAll(true)}>
                Show {count(pages.length - PAGES_SHOWN, 'more pages')}
              </button>
            )}
          </Fragment>
        ))}
      </div>
      {pagemapsLeft + pagesLeft > 0 && (
        <p class="note">
          {count(pagemapsLeft, 'more pagemaps')} and {count(pagesLeft, 'more pages')} were judged
          and are not drawn
        </p>
      )}
      <ul class="legend" aria-hidden="true">
        {['used', 'waiting', 'leaving'].map((look) => (
          <li key={look}>
            <span class={`swatch part ${look}`} /> {WORDS[look]}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ScaleProps {
  readonly ticks: readonly LogTick[];
  readonly scale: RowProps['scale'];
  readonly of: 'line' | 'seconds';
}

/** Numbers of lines along the bars, or the seconds since the first event. */
function Scale({ ticks, scale, of }: ScaleProps) {
  const lasts = ticks.at(-1)?.seconds ?? 0;
  const digits = lasts < 1 ? 4 : lasts < 100 ? 2 : 0;
  return (
    <div class="bar-row" aria-hidden="true">
      <span class="bar-name faint">{of}</span>
      <span class={`bar-track bar-scale of-${of}`}>
        {ticks.map(({ line, seconds }) => (
          <span key={line} style={{ '--from': scale(line) }}>
            {of === 'line' ? line : seconds === undefined ? '' : `+${seconds.toFixed(digits)}`}
          </span>
        ))}
      </span>
    </div>
  );
}

const WORDS: Readonly<Record<string, string>> = {
  used: 'a page in use',
  waiting: 'the pagemap is killed, its references are not all put',
  leaving: 'on the way to free or removed',
};

interface RowProps {
  readonly bar: LogBar;
  /** Of the whole log. */
  readonly lines: number;
  readonly waits: readonly LogWait[];
  readonly scale: (line: number) => string;
  readonly openAt: (bar: LogBar, line?: number) => void;
}

function Row({ bar, lines, waits, scale, openAt }: RowProps) {
  const said = bar.parts.map(({ state, from, to }) => `${state} from line ${from} to ${to}`);
  return (
    <div class={`bar-row of-${bar.kind}`}>
      <button
        type="button"
        class="link bar-name"
        aria-label={`${bar.name}: ${said.join(', ')}`}
        onClick={() => openAt(bar)}
      >
        {bar.name}
      </button>
      <span class="bar-track">
        {waits.map(({ from, to }) => (
          <span
            key={from}
            class="during"
            style={{ '--from': scale(from), '--width': scale(to - from) }}
          />
        ))}
        {bar.parts.map((part) => (
          <span
            key={part.from}
            class={`part ${lookOf(part)}`}
            title={`${part.state}, from line ${part.from} to line ${part.to}`}
            style={{ '--from': scale(part.from), '--width': scale(part.to - part.from) }}
            onClick={() => openAt(bar, part.from)}
          >
            {(part.to - part.from) / lines > part.state.length * LETTER && part.state}
          </span>
        ))}
        {bar.endsAt !== undefined && (
          <span
            class="refused-at"
            style={{ '--from': scale(bar.endsAt) }}
            title={`line ${bar.endsAt} is no step of the model`}
          >
            ✗ line {bar.endsAt}
          </span>
        )}
      </span>
    </div>
  );
}

function Wait({
  wait: { in: where, by, from, to, seconds, asleep, pages },
  scale,
  open,
}: {
  wait: LogWait;
  scale: RowProps['scale'];
  open: () => void;
}) {
  const lasts = seconds === undefined ? 'to the end of the log' : `${seconds.toFixed(3)} s`;
  const slept = asleep === undefined ? '' : `, asleep since line ${asleep}`;
  const what = pages === 0 ? '' : ` for ${count(pages, 'pages')}`;
  const text = `${by} waits${what}: ${lasts}${slept}`;
  return (
    <div class="bar-row wait">
      <button type="button" class="link bar-name" onClick={open} aria-label={`${where}: ${text}`}>
        {where}
      </button>
      <span class="bar-track">
        <span
          class="part asleep"
          title={text}
          style={{ '--from': scale(from), '--width': scale(to - from) }}
          onClick={open}
        />
        <span
          class={from > to / 2 ? 'bar-text before' : 'bar-text'}
          style={{ '--from': scale(from) }}
        >
          {text}
        </span>
      </span>
    </div>
  );
}

function lookOf({ state, violation }: LogPart): string {
  if (violation) return 'violated';
  return LOOKS[state] ?? (state.startsWith('present, ') ? 'used' : 'still');
}

/** The line at which a page was used last; a pagemap comes before its pages. */
function usedUntil({ kind, parts }: LogBar): number {
  if (kind === 'pagemap') return Infinity;
  return parts.findLast((part) => lookOf(part) === 'used')?.to ?? 0;
}
