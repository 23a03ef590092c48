import { cycleText } from '../../schemas/cycle-text.ts';
import { heldByText } from '../../schemas/held-by-text.ts';
import type { Holder, Race, Run, RunStep } from '../../schemas/run.ts';
import { roundText, waitingText } from '../../schemas/waiting-text.ts';
import { cycleLinks } from './cycle-links.ts';
import { isInLoop } from './in-loop.ts';

/** A step that is named in words, not after functions: it would be read as part of the sentence. */
const IN_WORDS = /^[^,:(]*\w \w/;

/** What of a run is needed to tell its story. */
export type Storied = Pick<
  Run,
  'rule' | 'allowed' | 'race' | 'because' | 'holders' | 'cycle' | 'loop'
> & {
  readonly steps: readonly Pick<RunStep, 'thread' | 'step'>[];
};

/** A piece of a sentence: words, or words for a step, by its number from 1. */
type StoryPiece = string | { readonly step: number; readonly text: string };

/** What happened, in a sentence or two of plain text; empty for a run that breaks nothing. */
export function runStory(run: Storied): string[] {
  return storyPieces(run).map((pieces) =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join(''),
  );
}

/**
 * What happened, sentence by sentence: the steps that race and the order that would do, or that no
 * order would; of a run that does not end, who waits for whom.
 */
export function storyPieces(run: Storied): (readonly StoryPiece[])[] {
  const { race, rule, allowed, steps } = run;
  if (rule.kind === 'cover' || allowed === true) return [];
  if (race === 'none') return steps.length === 0 ? [] : [noRace(run)];
  return race ? raceStory(run, race) : waitStory(run);
}

function raceStory(run: Storied, { early, between, late }: Race): (readonly StoryPiece[])[] {
  const [other, own] = [run.steps[between - 1]!.thread, run.steps[late - 1]!.thread];
  const [did, does] = [told(run, between), told(run, late)];
  return [
    early === undefined
      ? [`${other} did `, did, ` before ${own} did `, does, '.']
      : [
          `${own} had done `,
          told(run, early),
          ' and still had ',
          does,
          ` to do when ${other} did `,
          did,
          '.',
        ],
    ['With ', number(late), ' before ', number(between), ' the rule holds.'],
  ];
}

function noRace(run: Storied): readonly StoryPiece[] {
  const { thread } = run.steps.at(-1)!;
  const alone = run.steps.every((step) => step.thread === thread);
  return [
    `${thread} breaks the rule by `,
    told(run, run.steps.length),
    alone ? ', all by itself.' : '; no other order of these steps helps.',
  ];
}

function waitStory(run: Storied): (readonly StoryPiece[])[] {
  const { loop, steps } = run;
  const waiting = waits(run);
  if (loop === undefined || loop >= steps.length) return waiting;
  const round = [...new Set(steps.slice(loop).map(({ thread }) => thread))];
  return [
    ...waiting,
    [
      `${round.join(', ')} ${round.length === 1 ? 'takes' : 'take'} steps `,
      number(loop + 1),
      ' to ',
      number(steps.length),
      ' again and again, and nothing need end it.',
    ],
  ];
}

/** Who waits for whom: every thread of a cycle, else the first that waits. */
function waits(run: Storied): (readonly StoryPiece[])[] {
  const { holders = [], cycle = [], because } = run;
  const links = cycleLinks(cycle, holders);
  if (links) return [[`${cycleText(cycle)}.`], ...links.map((link) => oneWait(run, link))];
  const [first] = holders;
  if (first) return [oneWait(run, first)];
  return because === undefined ? [] : [[`${because}.`]];
}

function oneWait(run: Storied, holder: Holder): readonly StoryPiece[] {
  const { has = [], heldBy, by, why, since } = holder;
  const who = `${isInLoop(run, holder.waiter) ? roundText(holder) : waitingText(holder)}, held by `;
  if (since === undefined) return [`${who}${heldByText(holder)}.`];
  const what = `${who}${has.map((one) => `${one} <- `).join('')}${heldBy}`;
  const { thread } = run.steps[since - 1]!;
  if (by === undefined && why === undefined) return [`${what}.`];
  const taker = thread === by ? '' : ` by ${thread}`;
  return [`${what}, ${by === undefined ? 'taken at' : 'since'} `, told(run, since), `${taker}.`];
}

/** A step with its number: `folio_free (13)`, and `'every page is free' (18)`. */
function told({ steps }: Storied, step: number): StoryPiece {
  const { step: name } = steps[step - 1]!;
  return { step, text: `${IN_WORDS.test(name) ? `'${name}'` : name} (${step})` };
}

function number(step: number): StoryPiece {
  return { step, text: String(step) };
}
