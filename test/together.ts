/**
 * Files that run in a process of their own: what replaces modules or the clock, and folders of which only few
 * files load the machines or call the command line.
 */
export const alone: readonly string[] = [
  'test/bench/**/*.test.ts',
  'test/checker/argument-ignored.test.ts',
  'test/checker/meeting-ignored.test.ts',
  'test/checker/starts-in.test.ts',
  'test/cli/progress-line.test.ts',
  'test/docs/**/*.test.ts',
  'test/examples/**/*.test.ts',
  'test/properties/**/*.test.ts',
];

/**
 * Test files as projects of vitest. Most share a process for each processor, and with it their modules, what
 * they have searched, a browser and a command line that has loaded: to load every machine takes longer than
 * most of them. They leave nothing behind.
 */
export const projects = [
  {
    extends: true as const,
    test: {
      name: 'together',
      include: ['test/**/*.test.ts'],
      exclude: [...alone],
      isolate: false,
    },
  },
  { extends: true as const, test: { name: 'alone', include: [...alone] } },
];
