import type { Verdict } from '../../src/schemas/verdict.ts';
import { unplug } from './unplug.ts';

/** `unplug verify --json` as its reader sees it. */
export async function unplugVerdict(
  ...args: string[]
): Promise<{ code: number | null; verdict: Verdict }> {
  const { code, out } = await unplug('verify', ...args, '--json');
  return { code, verdict: parseVerdict(out) };
}

/** A verdict from its JSON. */
export const parseVerdict = (text: string): Verdict => JSON.parse(text) as Verdict;
