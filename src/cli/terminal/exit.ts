/** A mistake in a user's file or in a model: exit code 65. */
export class BadInput extends Error {
  readonly exitCode = 65;
}

/** A wrong call: exit code 64. */
export class Usage extends Error {
  readonly exitCode = 64;
}

/** The checker itself went wrong: exit code 70. */
export class InternalError extends Error {
  readonly exitCode = 70;
}

/** The exit code of anything thrown. */
export function exitCodeOfError(error: unknown): number {
  if (error instanceof BadInput || error instanceof Usage || error instanceof InternalError)
    return error.exitCode;
  return ['ModelError', 'DocumentError'].includes((error as Error).name) ? 65 : 70;
}
