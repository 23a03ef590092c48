import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from './together.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Folders whose tests `npm run test:quick` runs, those in their folders not included: what calls functions
 * and searches small systems. Left to `npm test` are published systems with all their edits, browsers,
 * packing, documents that are run, thousands of mutants.
 */
export const folders: readonly string[] = [
  'test',
  'test/chart',
  'test/checker',
  'test/duties',
  'test/explore',
  'test/machines',
  'test/model',
  'test/report',
  'test/rules',
  'test/schemas',
  'test/trace',
  'test/trace/btf',
  'test/trace/probes',
];

/** Files of other folders, above all what the command line answers without a long search. */
export const besides: readonly string[] = [
  'test/cli/help.test.ts',
  'test/cli/kernel-option.test.ts',
  'test/cli/list.test.ts',
  'test/cli/not-a-log.test.ts',
  'test/cli/own-system.test.ts',
  'test/cli/progress-line.test.ts',
  'test/docs/links.test.ts',
  'test/examples/broken.test.ts',
  'test/history/kernels.test.ts',
  'test/systems/devres.test.ts',
  'test/systems/index.test.ts',
];

/** Files of those folders that take too long for every day. */
export const tooLong: readonly string[] = [
  'test/checker/blame.test.ts',
  'test/checker/dropped-together.test.ts',
  'test/checker/explorers-agree.test.ts',
  'test/checker/interrupt.test.ts',
  'test/checker/meeting-ignored.test.ts',
  'test/checker/published-systems.test.ts',
  'test/rules/roles.test.ts',
  'test/trace/engine-agrees.test.ts',
  'test/trace/evidence.test.ts',
  'test/trace/log-file.test.ts',
  'test/trace/many-references.test.ts',
  'test/trace/never-accepted.test.ts',
  'test/trace/other-kernels.test.ts',
];

/** The tests of a folder, those in its folders not included. */
export function testsOf(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`);
}

/** What `npm run test:quick` runs. */
export const quick: readonly string[] = [
  ...folders.flatMap(testsOf).filter((file) => !tooLong.includes(file)),
  ...besides,
];

/** Files that replace modules or the clock. */
export const replacing: readonly string[] = alone.filter((file) => !file.includes('*'));
