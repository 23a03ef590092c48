/**
 * Files that share a process, its modules and what it has searched: loading every machine takes longer
 * than most of them. They start nothing, replace no module and leave nothing behind; a file that does
 * is not named here and runs by itself.
 */
export const together = ['chart', 'duties', 'machines', 'model', 'report', 'rules', 'schemas'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);
