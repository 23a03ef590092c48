import { heldBy, logText } from '../../report/log/log-text.ts';
import { localState, stepOf } from '../../checker/tables/step-of.ts';
import { definitionOf } from '../../inspect/definition.ts';
import type { Move, PlayedEvent, Playback, PlayedActor } from '../../inspect/playback.ts';
import { groupBy } from '../../report/text/group-by.ts';
import { explainingRun } from '../../trace/verdict/explained-steps.ts';
import type { CheckedLog, Log } from '../../trace/index.ts';
import type { ExplainedSlice } from '../../trace/follow/explained-slice.ts';
import { nameOf, type Slice } from '../../trace/link/slice.ts';
import { sliceInWords } from '../../trace/verdict/slice-words.ts';

/** Places for tasks: who takes them is another matter. */
const PLACE = /^task\d+$/;

/** What one slice adds at a line of the log, or just before it. */
interface SliceMove {
  readonly line: number;
  /** The model put the step in: the log does not show it. */
  readonly inserted: boolean;
  readonly by: string;
  readonly step: string;
  readonly said: readonly PlayedEvent[];
}

/**
 * A log for the inspector: its tasks, pagemaps and pages as actors. The states of the objects are those
 * of the run that explains the log with the fewest steps that it does not show; each slice was followed
 * by itself, so that the order of inserted steps of two slices means nothing.
 */
export function logPlayback(log: Log, { verdict, slices }: CheckedLog): Playback {
  const root: PlayedActor = {
    name: log.file,
    initial: { context: { kernel: verdict.kernel, verdict: verdict.verdict } },
  };
  const told = slices.flatMap((slice) => toldBy(slice, root.name));
  // Who runs at each line; the step that explains it may be another's, e.g. of an interrupted callback.
  const runners = new Map(
    slices.flatMap(({ slice }) => slice.entries.map(({ line, by }) => [line, by] as const)),
  );
  const end: PlayedEvent = {
    from: root.name,
    to: root.name,
    event: { type: `${verdict.verdict}: ${logText(verdict)}`, blame: heldBy(verdict) },
  };
  return {
    actors: [
      root,
      ...[...new Set(runners.values())].map((name) => ({ name, initial: { context: {} } })),
      ...slices.flatMap(actorsOf),
    ],
    moves: [...movesOf(log, told, runners, root.name), { title: end.event.type, said: [end] }],
  };
}

/** The actors of a slice: a pagemap with its parts, or a page of it. */
function actorsOf(followed: ExplainedSlice): PlayedActor[] {
  const { slice, space } = followed;
  const { initial: first } = explainingRun(followed);
  const { address, incarnation, type } = slice.pagemap;
  const group = nameOf(slice.pagemap);
  const context = { address, incarnation, ...(type !== undefined && { type }) };
  const parts = space.compiled.instances.flatMap(({ name, def }, i): PlayedActor[] => {
    if (!isShown(slice, name)) return [];
    const initial = localState(space.compiled, i, first[i]!);
    const definition = definitionOf(def.machine, initial.context);
    return [{ name: actorName(slice, name), parent: group, definition, initial }];
  });
  return slice.page === undefined ? [{ name: group, initial: { context } }, ...parts] : parts;
}

/** A page slice shows its page only: everything else is told by the slice of the pagemap. */
function isShown({ page }: Slice, instance: string): boolean {
  return page === undefined ? !PLACE.test(instance) : instance === 'page0';
}

function actorName(slice: Slice, instance: string): string {
  return slice.page === undefined ? `${nameOf(slice.pagemap)} ${instance}` : sliceInWords(slice);
}

function toldBy(followed: ExplainedSlice, root: string): SliceMove[] {
  const { slice, space } = followed;
  return explainingRun(followed).steps.flatMap(({ action, before, after, line, stands, by }) => {
    const inserted = line === undefined;
    const { thread, step, participants } = stepOf(space.compiled, action, before, after);
    const actor = PLACE.test(thread) ? by : `${nameOf(slice.pagemap)} ${thread}`;
    const how = { step, ...(inserted ? { inserted } : { line }) };
    const said = participants.flatMap(({ instance, event, value, to }): PlayedEvent[] => {
      if (!isShown(slice, instance)) return [];
      const name = actorName(slice, instance);
      if (instance === thread)
        return [{ from: root, to: name, event: { ...how, type: step }, after: to }];
      return event === undefined
        ? []
        : [
            {
              from: actor,
              to: name,
              event: { ...how, ...(value !== undefined && { value }), type: event },
              after: to,
            },
          ];
    });
    return inserted && said.length === 0 ? [] : [{ line: stands, inserted, by: actor, step, said }];
  });
}

/** Line by line, each after the steps that were put in before it. */
function movesOf(
  log: Log,
  told: readonly SliceMove[],
  runners: ReadonlyMap<number, string>,
  root: string,
): Move[] {
  const events = new Map(log.events.map((event) => [event.line, event]));
  const byLine = groupBy(told, ({ line }) => line);
  return [...byLine.keys()]
    .toSorted((a, b) => a - b)
    .flatMap((line): Move[] => {
      const here = byLine.get(line)!;
      const inserted = here
        .filter((one) => one.inserted)
        .map(({ by, step, said }) => ({ title: `(not in the log) ${by}: ${step}`, said }));
      const logged = here.filter((one) => !one.inserted);
      const event = events.get(line);
      const task = runners.get(line);
      if (logged.length === 0 || !event || task === undefined) return inserted;
      const { name, seconds, text } = event;
      const own: PlayedEvent = { from: root, to: task, event: { line, seconds, text, type: name } };
      const said = [own, ...logged.flatMap((one) => one.said)];
      return [...inserted, { title: `line ${line}, ${task}: ${name}`, said }];
    });
}
