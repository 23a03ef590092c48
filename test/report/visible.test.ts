import fc from 'fast-check';
import { expect, test } from 'vitest';
import { json } from '../../src/report/formats/json.ts';
import { visible, visibleIn } from '../../src/report/text/visible.ts';

/** Everything that may make a terminal do something: C0, DEL, C1, and what turns the direction round. */
const OBEYED =
  // oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const nasty = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0, max: 0x9f }).map((code) => String.fromCodePoint(code)),
    fc.constantFrom('\u202e', '\u2066', 'ß', '🐧'),
  ),
});

test('control characters are shown as escapes, everything else as it is', () => {
  expect(visible('a\u001b[31mb\u0007\u009b\u007f\r')).toBe('a\\x1b[31mb\\x07\\x9b\\x7f\\x0d');
  expect(visible('x\u202ey')).toBe('x\\u202ey');
  expect(visible('ß\n\t🐧 é')).toBe('ß\n\t🐧 é');
  fc.assert(fc.property(nasty, (text) => !OBEYED.test(visible(text))));
});

test('every text in a value becomes visible', () => {
  const value = { a: ['\u001b', { '\u0007k': '\u0000' }], n: 1, none: undefined };
  expect(visibleIn(value)).toEqual({ a: ['\\x1b', { '\\x07k': '\\x00' }], n: 1, none: undefined });
});

test('JSON has the control characters as escapes and keeps its value', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const written = json({ text });
      expect(written).not.toMatch(OBEYED);
      expect(JSON.parse(written)).toEqual({ text });
    }),
  );
});
