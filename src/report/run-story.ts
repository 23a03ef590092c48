import type { Race, Run } from '../schemas/run.ts';

/**
 * What happened, in a sentence or two: the steps that race and the order that would do, or that no
 * order would; of a run that does not end, who waits for whom. Empty for a run that breaks nothing.
 */
export function runStory(run: Run): string[] {
  const { race, rule, allowed, steps } = run;
  if (rule.kind === 'cover' || allowed === true) return [];
  if (race === 'none') return steps.length === 0 ? [] : [noRace(run)];
  return race ? raceStory(run, race) : waitStory(run);
}

function raceStory(run: Run, { early, between, late }: Race): string[] {
  const [other, own] = [run.steps[between - 1]!.thread, run.steps[late - 1]!.thread];
  const [did, does] = [told(run, between), told(run, late)];
  return [
    early === undefined
      ? `${other} did ${did} before ${own} did ${does}.`
      : `${own} did ${told(run, early)} and still had ${does} to do; ${other} did ${did} between them.`,
    `With ${late} before ${between} the rule holds.`,
  ];
}

function noRace(run: Run): string {
  const { thread } = run.steps.at(-1)!;
  const alone = run.steps.every((step) => step.thread === thread);
  const broke = `${thread} breaks the rule by ${told(run, run.steps.length)}`;
  return alone ? `${broke}, all by itself.` : `${broke}; no other order of these steps helps.`;
}

function waitStory({ holders = [], because, loop, steps }: Run): string[] {
  const [first] = holders;
  const held =
    first === undefined
      ? because === undefined
        ? []
        : [`${because}.`]
      : [`${first.waiter} waits for ${first.waitsFor}, held by ${first.heldBy}.`];
  return loop === undefined || loop >= steps.length
    ? held
    : [...held, `Steps ${loop + 1} to ${steps.length} can follow each other for ever.`];
}

/** A step with its number: `folio_free (13)`. */
function told({ steps }: Run, number: number): string {
  return `${steps[number - 1]!.step} (${number})`;
}
