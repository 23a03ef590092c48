/** Where the columns of the lanes stand; all in characters. */
export interface LaneColumns {
  readonly width: number;
  /** Room for the number of a step, with the space after it. */
  readonly number: number;
  /** Start of each lane. */
  readonly lanes: readonly number[];
  /** Room for the text of each lane: it may run on below the lanes to its right. */
  readonly room: readonly number[];
  /** Start of the column of changes. */
  readonly changes: number;
  readonly changesRoom: number;
  /** Whether each lane is wide enough for its name, so that the names fit one line. */
  readonly namesFit: boolean;
}

/** The natural widths of what is to be shown. */
interface LaneContents {
  readonly names: readonly string[];
  /** Longest step of each lane. */
  readonly steps: readonly number[];
  readonly changes: number;
  readonly lastNumber: number;
}

const GAP = 2;
const LEAST_CHANGES = 26;
const LEAST_LANE = 6;

/**
 * Shares the width. A step may run on below the lanes to its right, since a line shows one step
 * only, so a lane needs little more than its name; what is left over goes to the changes first and
 * then to the lanes, until no step has to run on.
 */
export function laneColumns(contents: LaneContents, width: number): LaneColumns {
  const { names, steps } = contents;
  const number = String(contents.lastNumber).length + 2;
  const free = width - number - GAP * names.length;
  const leastChanges = Math.min(contents.changes, LEAST_CHANGES);
  const nameLengths = names.map((name) => name.length);
  let widths = overlapping(steps, nameLengths);
  if (sum(widths) > free - leastChanges)
    widths = overlapping(
      steps,
      names.map(() => LEAST_LANE),
    );
  const changesRoom = Math.max(leastChanges, Math.min(contents.changes, free - sum(widths)));
  const room = Math.max(free - changesRoom, LEAST_LANE * names.length);
  widths = shrink(widths, room);
  widths = grow(widths, steps, room);
  const lanes: number[] = [];
  let at = number;
  for (const lane of widths) {
    lanes.push(at);
    at += lane + GAP;
  }
  return {
    width,
    number,
    lanes,
    room: lanes.map((start) => at - GAP - start),
    changes: at,
    changesRoom,
    namesFit: nameLengths.every((length, i) => length <= widths[i]!),
  };
}

/** The least widths at which every step fits between the start of its lane and the changes. */
function overlapping(steps: readonly number[], least: readonly number[]): number[] {
  let right = 0;
  return steps
    .map((step, i) => ({ step, least: least[i]! }))
    .toReversed()
    .map((lane) => {
      const width = Math.max(lane.least, lane.step - right);
      right += width + GAP;
      return width;
    })
    .toReversed();
}

/** Cuts the widest down to one common width until the sum fits. */
function shrink(widths: readonly number[], room: number): number[] {
  let cap = Math.max(...widths, LEAST_LANE);
  const capped = (): number[] => widths.map((width) => Math.min(width, cap));
  while (cap > LEAST_LANE && sum(capped()) > room) cap--;
  return capped();
}

/** Gives what is left over to the narrowest lanes whose steps run on. */
function grow(widths: readonly number[], wanted: readonly number[], room: number): number[] {
  const grown = [...widths];
  for (let left = room - sum(grown); left > 0; left--) {
    let narrowest = -1;
    for (const [i, width] of grown.entries()) {
      if (width < wanted[i]! && (narrowest < 0 || width < grown[narrowest]!)) narrowest = i;
    }
    if (narrowest < 0) break;
    grown[narrowest]!++;
  }
  return grown;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
