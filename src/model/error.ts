/**
 * A mistake in a model: an object that refuses, a misspelt target, a wire that leads nowhere.
 *
 * `where` names the machine, state and event (or system and instance) so that the author finds the
 * line; `fix` says what to change. The command line prints both and exits with 65.
 */
export class ModelError extends Error {
  readonly where: string;
  readonly problem: string;
  readonly fix: string;

  constructor(where: string, problem: string, fix: string) {
    super(`${where}: ${problem}\n  fix: ${fix}`);
    this.name = 'ModelError';
    this.where = where;
    this.problem = problem;
    this.fix = fix;
  }
}
