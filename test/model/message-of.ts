import { ModelError } from '../../src/model/error.ts';

/** What a ModelError says, without and with its fix; anything else is thrown on. */
export function messageOf(build: () => unknown): [problem: string, fix: string] {
  try {
    build();
  } catch (error) {
    return told(error);
  }
  throw new Error('was not refused');
}

/** As `messageOf`, for what is only found while searching. */
export async function messageFrom(search: () => Promise<unknown>): Promise<[string, string]> {
  try {
    await search();
  } catch (error) {
    return told(error);
  }
  throw new Error('was not refused');
}

function told(error: unknown): [string, string] {
  if (!(error instanceof ModelError)) throw error;
  const [problem = ''] = error.message.split('\n');
  return [problem, error.fix];
}
