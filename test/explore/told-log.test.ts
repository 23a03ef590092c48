import { expect, test } from 'vitest';
import { longLog } from '../../bench/trace-lines.ts';
import { toldLog } from '../../src/explore/told-log.ts';
import { checkLogFully, readLog } from '../../src/trace/index.ts';
import { knownVerdicts, textOf } from '../trace/log-files.ts';
import { textSource } from './text-source.ts';

test.each(Object.keys(knownVerdicts))(
  '%s: the page tells all of a log that is not long',
  (name) => {
    const text = textOf(name);
    const log = readLog(text, name);
    const checked = checkLogFully(log);
    const told = toldLog(textSource(name, text), () => undefined);
    expect(told.log).toEqual(checked.verdict);
    expect(told.scenes.length).toBe(checked.slices.length);
    const { picture } = told;
    expect([picture.pagemapsLeft, picture.pagesLeft, picture.eventsBefore]).toEqual([0, 0, 0]);
    const listed = picture.events.reduce((sum, { times }) => sum + times, 0);
    expect(listed + picture.eventsLeft).toBe(log.events.length);
  },
);

/** A long log with a page handed out twice at its end. */
function longAndRefused(lines: number): string {
  const text = [...longLog(lines)];
  const init = text.findLastIndex((line) => line.includes(' zone_device_page_init: '));
  return [...text.slice(0, init + 1), text[init]!].join('\n');
}

test('of a long log what is refused is drawn, and it is told how much is not', () => {
  const text = longAndRefused(15_000);
  const { log, scenes, picture } = toldLog(textSource('long', text), () => undefined);
  expect(log.verdict).toBe('refused');
  expect(log.line).toBe(text.split('\n').length);
  const drawn = picture.bars.filter(({ kind }) => kind === 'pagemap').length;
  expect(picture.pagemapsLeft).toBe(log.pagemaps - drawn);
  expect(picture.pagemapsLeft).toBeGreaterThan(200);
  expect(picture.pagesLeft).toBe(log.pages - (picture.bars.length - drawn));
  const refused = picture.bars.filter(({ endsAt }) => endsAt === log.line);
  expect(refused.length).toBeGreaterThan(0);
  expect(scenes.some(({ runs }) => runs[0]!.because?.includes(`line ${log.line}:`))).toBe(true);
  expect(picture.events.length).toBe(500);
  expect(picture.events.at(-1)!.to).toBe(log.line);
  const listed = picture.events.reduce((sum, { times }) => sum + times, 0);
  expect(picture.eventsBefore + listed + picture.eventsLeft).toBe(log.events);
  expect(picture.scale.every(({ seconds }) => seconds === undefined || seconds >= 0)).toBe(true);
  expect(JSON.stringify({ log, scenes, picture }).length).toBeLessThan(20_000_000);
});
