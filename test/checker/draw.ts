/**
 * How many cases a property draws and from which seed. The seed is fixed so that the suite tells the
 * same story twice; `RUNS=20000 SEED=7 npx vitest run test/checker` looks further.
 */
export function draw(numRuns: number): { numRuns: number; seed: number } {
  const { RUNS, SEED } = process.env;
  return { numRuns: Number(RUNS ?? numRuns), seed: Number(SEED ?? 1) };
}
