import type { NamedWait, Triage, WaitCycle } from '../../schemas/triage.ts';
import { isBefore, seriesNumbers } from '../kernel/model-of-release.ts';
import { MEMORY_TYPES } from '../kernel/memory-types.ts';
import { readStacks, type Stack } from './read-stacks.ts';
import { GIVES_BACK, LOCKS, TYPE_HINTS, WAITS, type WaitDefinition } from './waits.ts';

/** A wait with the stack that it was found in. */
interface Found {
  readonly wait: NamedWait;
  readonly stack: Stack;
}

/**
 * What a text with stacks tells of waits for device memory: a hung-task report, sysrq-w, /proc/PID/stack.
 *
 * @param source what the report calls the text
 * @param given the release, where somebody knows better than the text
 */
export function triage(lines: Iterable<string>, source: string, given?: string): Triage {
  const { kernel: said, stacks, splats } = readStacks(lines);
  const kernel = given ?? said;
  const found = stacks.flatMap((stack): Found[] => {
    for (const definition of WAITS) {
      const functions = isOf(definition, kernel) ? matched(definition, stack) : undefined;
      if (functions) return [{ wait: named(definition, stack, functions), stack }];
    }
    return [];
  });
  return {
    source,
    ...(kernel !== undefined && { kernel }),
    stacks: stacks.length,
    waits: found.map(({ wait }) => wait),
    cycles: cyclesIn(found, stacks),
    others: stacks.filter((stack) => !found.some((one) => one.stack === stack)).flatMap(sleepsIn),
    splats,
    lookedFor: WAITS.map(({ id }) => id),
  };
}

function isOf({ since, before }: WaitDefinition, kernel: string | undefined): boolean {
  const series = kernel === undefined ? undefined : seriesNumbers(kernel);
  if (!series) return true;
  const [first, tooNew] = [since, before].map((one) =>
    one === undefined ? undefined : seriesNumbers(one),
  );
  return !(first && isBefore(series, first)) && !(tooNew && !isBefore(series, tooNew));
}

/** The functions of the stack that a definition names, in its order; nothing where one is missing. */
function matched({ stack: wanted }: WaitDefinition, { functions }: Stack): string[] | undefined {
  const found: string[] = [];
  let end = functions.length;
  // From the outside in: of the functions that only sleep the one that was called says most.
  for (const any of wanted.toReversed()) {
    const at = functions.slice(0, end).findLastIndex((name) => any.includes(name));
    if (at < 0) return undefined;
    found.unshift(functions[at]!);
    end = at;
  }
  return found;
}

function named(definition: WaitDefinition, stack: Stack, functions: readonly string[]): NamedWait {
  const { id, waitsFor, holders, unknown, types, systems, groups } = definition;
  const hint = TYPE_HINTS.find(({ functions: of }) =>
    stack.functions.some((name) => of.test(name)),
  );
  const told = hint ? [hint.type] : types;
  const by = whoOf(stack);
  return {
    id,
    ...(by !== undefined && { by }),
    line: stack.line,
    functions,
    waitsFor,
    holders,
    unknown,
    types: told.map((type) => `${MEMORY_TYPES[type]}${hint ? ` (${hint.owner})` : ''}`),
    systems,
    groups,
  };
}

/** Tasks that wait for a lock which a waiter has, in the way of what would end its wait. */
function cyclesIn(found: readonly Found[], stacks: readonly Stack[]): WaitCycle[] {
  return found.flatMap(({ wait, stack }) =>
    stacks.flatMap((other): WaitCycle[] => {
      if (other === stack) return [];
      const lock = LOCKS.find(
        ({ held, taken }) =>
          stack.functions.some((name) => held.test(name)) &&
          sleepsForLock(other) &&
          other.functions.some((name) => taken.test(name)),
      );
      const gives = other.functions.find((name) => GIVES_BACK.test(name));
      if (!lock || gives === undefined) return [];
      const [waiter, who] = [whoOf(stack) ?? 'a task', whoOf(other) ?? 'a task'];
      const text = `${waiter} has ${lock.lock} and waits in ${wait.id}; ${who} would give pages back in ${gives} and waits for ${lock.lock}: neither goes on`;
      return [{ waiter, other: who, text }];
    }),
  );
}

function sleepsForLock({ functions }: Stack): boolean {
  return functions
    .slice(0, 8)
    .some((name) => /^(?:__)?(?:mutex_lock|down_(?:read|write)|rwsem_down)/.test(name));
}

/** Where another task sleeps that has to do with device memory. */
function sleepsIn(stack: Stack): string[] {
  const lock = sleepsForLock(stack) ? 'waits for a lock' : 'sleeps';
  const where = stack.functions.find(
    (name) => GIVES_BACK.test(name) || TYPE_HINTS.some(({ functions }) => functions.test(name)),
  );
  return where === undefined
    ? []
    : [`${whoOf(stack) ?? 'a task'} ${lock} in ${where} (line ${stack.line})`];
}

function whoOf({ comm, pid }: Stack): string | undefined {
  return comm === undefined ? undefined : `${comm}-${pid}`;
}
