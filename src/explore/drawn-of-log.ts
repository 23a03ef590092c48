import type { LogStanding } from '../schemas/verdict.ts';
import type { Keeps } from '../trace/link/slice-builder.ts';
import { judge } from '../trace/verdict/judge.ts';
import type { RegistrationOutcome } from '../trace/verdict/registration-outcome.ts';

/** Registrations of a log that are drawn; nobody looks at more. */
const REGISTRATIONS_MAX = 24;

/** Pages that are drawn, of all registrations together. */
const PAGES_MAX = 120;

/** Entries of a slice that its run explains. */
const ENTRIES_MAX = 1500;

/** What is worth most to be looked at first. */
const ORDER: readonly LogStanding[] = [
  'breaks',
  'refused',
  'follows, blocked',
  'inconclusive',
  'follows',
];

/** What of a log is drawn: what something speaks against before what follows, and no more than fits. */
interface Drawn {
  readonly keeps: Keeps;
  /** The last line that matters to what is drawn; infinity when it may be any. */
  readonly until: number;
}

/** Chooses by what came of the registrations of a log. */
export function drawnOf(outcomes: readonly RegistrationOutcome[]): Drawn {
  const ranked = outcomes
    .map((outcome) => ({ outcome, rank: ORDER.indexOf(standingOf(outcome)) }))
    .toSorted((a, b) => a.rank - b.rank || a.outcome.registration - b.outcome.registration)
    .slice(0, REGISTRATIONS_MAX)
    .map(({ outcome }) => outcome);
  const chosen = new Map(ranked.map((outcome) => [outcome.registration, pagesTold(outcome)]));
  const told = [...chosen.values()].reduce((sum, pages) => sum + pages.size, 0);
  // Pages that something is told of go before all others.
  let others = Math.max(0, PAGES_MAX - told);
  const keeps: Keeps = (registration, page) => {
    const pages = chosen.get(registration);
    if (!pages) return 0;
    if (page === undefined || pages.has(page)) return ENTRIES_MAX;
    return others-- > 0 ? ENTRIES_MAX : 0;
  };
  return { keeps, until: Math.max(0, ...ranked.map(lastLineOf)) };
}

/** No later line changes what is told of it. */
function lastLineOf({ until = Infinity, troubled }: RegistrationOutcome): number {
  const lines = troubled.flatMap(({ broken, unexplained }) => [
    ...broken.map(({ line }) => line),
    ...(unexplained ? [unexplained.entry.line] : []),
  ]);
  return Math.max(until, ...lines);
}

function standingOf(outcome: RegistrationOutcome): LogStanding {
  return judge({ outcomes: [outcome], problems: [], doubts: [], isLossy: false }).verdict;
}

function pagesTold({ troubled }: RegistrationOutcome): Set<string> {
  const pages = troubled.flatMap(({ slice: { page } }) => (page === undefined ? [] : [page]));
  return new Set(pages.slice(0, PAGES_MAX / 4));
}
