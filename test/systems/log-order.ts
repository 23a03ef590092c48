import { readFileSync } from 'node:fs';
import { Compiled } from '../../src/checker/tables/compile.ts';
import type { Revision } from '../../src/model/changes/revised-instances.ts';
import { enabledSteps } from '../../src/checker/tables/enabled.ts';
import type { SystemDef } from '../../src/model/system.ts';
import type { Setting } from '../../src/model/composer.ts';

/** An event of a log: its name, and its text for a meaning that depends on a field. */
export interface LogEvent {
  readonly name: string;
  readonly text: string;
}

/** The events of a shipped log, in order, from the first one of that name on. */
export function eventsFrom(log: string, first: string): LogEvent[] {
  const text = readFileSync(new URL(`../logs/${log}.trace.txt`, import.meta.url), 'utf8');
  const events = text.split('\n').flatMap((line): LogEvent[] => {
    const [, name, rest] = /\d+\.\d+: (\w+): (.*)$/.exec(line) ?? [];
    return name === undefined || rest === undefined ? [] : [{ name, text: rest }];
  });
  return events.slice(events.findIndex(({ name }) => name === first));
}

/**
 * The steps that a log shows, each once: what it does to many pages, the model does to one.
 *
 * @param stepOf the step that an event is, in the form `thread: step`
 */
export function shownOnce(
  events: readonly LogEvent[],
  stepOf: (event: LogEvent) => string | undefined,
): string[] {
  return [...new Set(events.flatMap((event) => stepOf(event) ?? []))];
}

/**
 * What is violated at the end of a run of a system in which these steps come in this order, each once,
 * with others between; undefined when it has no such run.
 */
export function endOfRunInOrder(
  system: SystemDef,
  sizes: Setting,
  revisions: readonly Revision[],
  steps: readonly string[],
): string[] | undefined {
  const compiled = new Compiled(system, sizes, revisions);
  const seen = new Set<string>();
  const first = Int32Array.from(compiled.initial);
  const open: { locals: Int32Array; at: number }[] = [{ locals: first, at: 0 }];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    if (here.at === steps.length) return violated(compiled, here.locals);
    for (const { action, after } of enabledSteps(compiled, here.locals)) {
      const step = `${compiled.instances[action.thread]!.name}: ${action.offer.event}`;
      const shown = steps.includes(step);
      if (shown && step !== steps[here.at]) continue;
      const at = here.at + (shown ? 1 : 0);
      const key = `${at} ${after.join()}`;
      if (seen.has(key)) continue;
      seen.add(key);
      open.push({ locals: after, at });
    }
  }
  return undefined;
}

function violated({ instances, spaces }: Compiled, locals: Int32Array): string[] {
  return instances.flatMap(({ name }, i) => {
    const { tags, value } = spaces[i]!.snapshot(locals[i]!);
    return tags.has('violation') ? [`${name}: ${String(value)}`] : [];
  });
}
