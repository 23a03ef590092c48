import { describe, expect, it } from 'vitest';
import { table } from '../../src/report/text/table.ts';

describe('table', () => {
  it('aligns columns', () => {
    const columns = [{ title: 'name' }, { title: 'n', align: 'right' as const }];
    expect(
      table(
        columns,
        [
          ['a', '1'],
          ['bcdef', '1,000'],
        ],
        80,
      ),
    ).toEqual(['name       n', '-----  -----', 'a          1', 'bcdef  1,000']);
  });

  it('wraps the widest column when the rows do not fit', () => {
    const columns = [{ title: 'a' }, { title: 'text' }];
    expect(table(columns, [['x', 'one two three four']], 16)).toEqual([
      'a  text',
      '-  -------------',
      'x  one two three',
      '   four',
    ]);
  });

  it('paints a cell and not its padding', () => {
    const paint = (text: string): string => `<${text}>`;
    const palette = { strong: paint, good: paint, bad: paint, doubt: paint, faint: paint };
    const rows = [[{ text: 'ok', paint: 'good' as const }, 'z']];
    expect(table([{ title: 'state' }, { title: 'b' }], rows, 80, palette)).toEqual([
      '<state>  <b>',
      '-----  -',
      '<ok>     z',
    ]);
  });
});
