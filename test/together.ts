/**
 * Files that share a process, its modules and what it has searched: loading every machine takes longer
 * than most of them. They start nothing, replace no module and leave nothing behind; a file that does
 * is not among them and runs by itself.
 */
const FOLDERS = [
  'chart',
  'checker',
  'duties',
  'explore',
  'history',
  'machines',
  'model',
  'report',
  'rules',
  'schemas',
  'systems',
  'trace',
];

/** In those folders, what replaces a module or starts a program. */
const REPLACING = [
  'test/checker/argument-ignored.test.ts',
  'test/checker/meeting-ignored.test.ts',
  'test/checker/starts-in.test.ts',
  'test/trace/record/**/*.test.ts',
];

export const together = {
  include: [`test/(${FOLDERS.join('|')})/**/*.test.ts`],
  exclude: REPLACING,
};

/** Everything else, each file by itself. */
export const alone = {
  include: ['test/*.test.ts', `test/!(${FOLDERS.join('|')})/**/*.test.ts`, ...REPLACING],
};
