import { ModelError } from '../error.ts';
import { exactCopy, isExactly } from './exact-copy.ts';
import { absentFieldsOf } from './fields-of-context.ts';
import { hearingOthers } from './hearing-others.ts';

/** What XState hands to an action, a guard or a context factory, among other things. */
const DATA = ['context', 'event', 'input'] as const;

/** Who is given copies: `object slots`, `action fill`. */
interface Receiver {
  readonly machine: string;
  readonly part: string;
}

/** An action, guard or factory wrote into what it was given. */
export class WritesInPlace extends ModelError {
  static readonly fix =
    'return a new value instead: assign({ slots: ({ context }) => context.slots.with(0, 5) }); toSorted, toSpliced and with copy, sort, splice and = write';

  /** Who wrote what, for a message that says by itself where that happened. */
  readonly sentence: string;

  constructor({ machine, part }: Receiver, problem: string) {
    super(`${machine}, ${part}`, problem, WritesInPlace.fix);
    this.sentence = `${part} ${problem}`;
  }
}

type Given = Readonly<Record<string, unknown>>;

/**
 * A function of a machine that is given copies, so that nothing it writes or returns is shared with a
 * state that was seen already.
 *
 * @throws WritesInPlace, when called, if the function wrote into what it was given
 */
export function givenCopies(
  receiver: Receiver,
  call: (given: never, params: never) => unknown,
): (given: never, params: never) => unknown {
  const copied = (given: Given, params: unknown): unknown => {
    const copies: Record<string, unknown> = { ...given };
    for (const part of DATA) if (part in given) copies[part] = exactCopy(given[part]);
    const { context } = copies;
    if (typeof context === 'object' && context !== null)
      copies['context'] = hearingOthers(context, (field) => absent.add(field));
    const own = exactCopy(params);
    const answer = call(copies as never, own as never);
    for (const part of DATA)
      if (part in given) refuseChange(receiver, part, given[part], copies[part]);
    refuseChange(receiver, 'params', params, own);
    return exactCopy(answer);
  };
  const absent = absentFieldsOf(copied, receiver.part);
  return copied;
}

function refuseChange(receiver: Receiver, name: string, was: unknown, is: unknown): void {
  if (isExactly(was, is)) return;
  const { path, before, after } = firstChange(name, was, is);
  throw new WritesInPlace(
    receiver,
    `writes into its ${name} in place (${path} was ${before} and is now ${after})`,
  );
}

interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

function firstChange(path: string, was: unknown, is: unknown): Change {
  if (typeof was === 'object' && was !== null && typeof is === 'object' && is !== null) {
    const [old, now] = [was as Given, is as Given];
    for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
      if (!isExactly(old[key], now[key])) return firstChange(`${path}.${key}`, old[key], now[key]);
    }
  }
  return { path, before: short(was), after: short(is) };
}

function short(value: unknown): string {
  return value === undefined ? 'absent' : (JSON.stringify(value) ?? String(value));
}
