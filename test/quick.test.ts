import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { besides, folders, quick, testsOf, tooLong } from './quick.ts';

describe('npm run test:quick', () => {
  it.each(folders)('has tests of %s', (folder) => {
    expect(quick.filter((file) => testsOf(folder).includes(file))).not.toEqual([]);
  });

  it('names files that are there, and each for a reason', () => {
    expect(besides.filter((file) => !existsSync(file))).toEqual([]);
    const all = folders.flatMap(testsOf);
    expect(tooLong.filter((file) => !all.includes(file))).toEqual([]);
    expect(besides.filter((file) => all.includes(file))).toEqual([]);
  });

  it('starts no browser, packs nothing and calls no command line in a process of its own', () => {
    const slow = quick
      .filter((file) => file !== 'test/quick.test.ts')
      .filter((file) =>
        /\/(?:browser|opened|packed|desk|live)\.ts'|\bunplugAlone\(/.test(
          readFileSync(file, 'utf8'),
        ),
      );
    expect(slow).toEqual([]);
  });
});
