/** One mistake: where it is, what it is, and what to change. */
export interface Problem {
  readonly where: string;
  readonly problem: string;
  readonly fix: string;
}

/**
 * A mistake in a model: an object that refuses, a misspelt target, a wire that leads nowhere.
 *
 * `where` names the machine, state and event (or system and instance) so that the author finds the
 * line; `fix` says what to change. The command line prints both and exits with 65. Mistakes that can be
 * seen together are told together: `problems` has each of them, `where` and `fix` are the first one's.
 */
export class ModelError extends Error {
  readonly where: string;
  readonly problem: string;
  readonly fix: string;
  readonly problems: readonly Problem[];

  /** @param options `cause` is what was thrown by the author's own code or by XState */
  constructor(where: string, problem: string, fix: string, options?: ErrorOptions) {
    super(textOf({ where, problem, fix }), options);
    this.name = 'ModelError';
    this.where = where;
    this.problem = problem;
    this.fix = fix;
    this.problems = [{ where, problem, fix }];
  }

  /** One error for several mistakes; there must be at least one. */
  static of(problems: readonly Problem[], options?: ErrorOptions): ModelError {
    const [{ where, problem, fix }] = problems as readonly [Problem, ...Problem[]];
    const error = new ModelError(where, problem, fix, options);
    error.message = problems.map(textOf).join('\n');
    Object.assign(error, { problems });
    return error;
  }

  /** The same mistakes with something said before each place: a file, an edit. */
  within(prefix: string): ModelError {
    return ModelError.of(
      this.problems.map((one) => ({ ...one, where: `${prefix}${one.where}` })),
      { cause: this },
    );
  }
}

function textOf({ where, problem, fix }: Problem): string {
  return `${where}: ${problem}\n  fix: ${fix}`;
}
