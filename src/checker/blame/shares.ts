/** A step of a run and its thread. */
export interface StepBy {
  readonly thread: number;
  /** Number of the step, from 1. */
  readonly step: number;
}

/** Units of one counted object that are alike to who reads a run: one has them, or one let them go. */
export interface Share {
  readonly id: number;
  readonly left: number;
  /** The thread or object that has them; absent when nobody has. */
  readonly keeper?: number;
  /** The steps that brought them, as far as not all of that was given back since; none from the start. */
  readonly since: readonly StepBy[];
  /** The step after which the thread that had them can no longer give one back. */
  readonly lost?: StepBy;
}

/** The units of one counted object. */
export interface Books {
  readonly shares: readonly Share[];
  /** For each unit that was given by one who had none: the shares of which it was one. */
  readonly doubts: readonly (readonly number[])[];
}

export const NO_BOOKS: Books = { shares: [], doubts: [] };

/** How many units there are. */
export function unitsIn({ shares, doubts }: Books): number {
  return shares.reduce((sum, { left }) => sum + left, 0) - doubts.length;
}

/** With units more of a keeper, or nobody's from the start. */
export function withUnits(books: Books, more: Omit<Share, 'id'>): Books {
  const { shares } = books;
  const own = shares.find(
    ({ keeper, lost }) => more.keeper !== undefined && keeper === more.keeper && !lost,
  );
  if (!own) {
    const id = 1 + Math.max(0, ...shares.map((share) => share.id));
    return { ...books, shares: [...shares, { id, ...more }] };
  }
  const grown = { ...own, left: own.left + more.left, since: [...own.since, ...more.since] };
  return { ...books, shares: shares.map((share) => (share === own ? grown : share)) };
}

/** Without one unit of a share. */
export function without(books: Books, id: number): Books {
  return settled({ ...books, shares: fewer(books.shares, id) });
}

/** Without one unit of which it is only known that it is one of these shares; they are not empty. */
export function withoutOneOf(books: Books, ids: readonly number[]): Books {
  return settled({ ...books, doubts: [...books.doubts, ids] });
}

/** Shares that doubts connect, each with how many units of them there are; the others alone. */
export function groupsOf(books: Books): { shares: readonly Share[]; left: number }[] {
  const groups: { shares: readonly Share[]; left: number }[] = [];
  const seen = new Set<number>();
  for (const { id } of books.shares) {
    if (seen.has(id)) continue;
    const ids = connected(books, id);
    for (const one of ids) seen.add(one);
    const shares = books.shares.filter((share) => ids.has(share.id));
    const doubts = books.doubts.filter(([first]) => ids.has(first!));
    groups.push({ shares, left: unitsIn({ shares, doubts }) });
  }
  return groups;
}

/** With each doubt decided that can be but of one share, and without shares of which nothing can be left. */
function settled(books: Books): Books {
  const narrowed = books.doubts.map((ids, i) => {
    const rest = books.doubts.filter((_, k) => k !== i);
    return ids.filter(
      (id) => has(books.shares, id) && canBe({ shares: fewer(books.shares, id), doubts: rest }),
    );
  });
  const sure = narrowed.findIndex((ids) => ids.length === 1);
  if (sure >= 0)
    return settled({
      shares: fewer(books.shares, narrowed[sure]![0]!),
      doubts: narrowed.filter((_, k) => k !== sure),
    });
  const told = { shares: books.shares, doubts: narrowed };
  const spent = groupsOf(told).find(({ left }) => left <= 0);
  if (!spent) return told;
  const gone = new Set(spent.shares.map(({ id }) => id));
  return settled({
    shares: told.shares.filter(({ id }) => !gone.has(id)),
    doubts: told.doubts.filter(([first]) => !gone.has(first!)),
  });
}

/** Whether every doubt can be of a share that still has a unit. */
function canBe({ shares, doubts }: Books): boolean {
  const [first, ...rest] = doubts;
  if (!first) return true;
  return first.some((id) => has(shares, id) && canBe({ shares: fewer(shares, id), doubts: rest }));
}

function connected({ doubts }: Books, id: number): Set<number> {
  const ids = new Set([id]);
  for (const one of ids)
    for (const doubt of doubts) if (doubt.includes(one)) for (const other of doubt) ids.add(other);
  return ids;
}

function has(shares: readonly Share[], id: number): boolean {
  return shares.some((share) => share.id === id);
}

/** Without one unit of a share; one that has none left is gone. */
function fewer(shares: readonly Share[], id: number): Share[] {
  return shares.flatMap((share) => {
    if (share.id !== id) return [share];
    return share.left > 1 ? [{ ...share, left: share.left - 1 }] : [];
  });
}
