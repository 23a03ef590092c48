/**
 * The count word of a percpu_ref at one moment: `biased` while the counters are spread over CPUs
 * or being summed up, afterwards the number of references.
 */
export type RefWord = number | 'biased';

/** Half of PERCPU_COUNT_BIAS: no true count gets near it, no biased word below it. */
const LEAST_BIASED = 1n << 62n;

/** Reads the word of `left=` or `count=`; undefined when there is none. */
export function refWord(text: string | undefined): RefWord | undefined {
  if (text === undefined || !/^(0x[0-9a-f]+|\d+)$/i.test(text)) return undefined;
  const word = BigInt(text);
  return word >= LEAST_BIASED ? 'biased' : Number(word);
}
