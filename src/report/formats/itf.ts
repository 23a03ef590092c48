import type { LocalState, Run, RunStep } from '../../schemas/run.ts';
import { json } from './json.ts';
import { readable } from '../run/local-state.ts';
import { breaks } from '../run/run-head.ts';

const DESCRIPTION = 'https://apalache-mc.org/docs/adr/015adr-trace.html';

/**
 * A run in the Informal Trace Format, which the viewers and tools around TLA+ and Quint read. One
 * variable an instance, a record of `state` and its context; what the format has no place for
 * (thread, step, participants) is in the `#meta` of the state that the step leads to.
 */
export function itf(run: Run): string {
  const now = new Map(run.instances.map(({ name, initial }) => [name, initial]));
  const states = [stateOf(now, 0, undefined)];
  for (const [i, step] of run.steps.entries()) {
    for (const { instance, to } of step.participants) now.set(instance, to);
    states.push(stateOf(now, i + 1, step));
  }
  return json({
    '#meta': {
      format: 'ITF',
      'format-description': DESCRIPTION,
      description: `${breaks(run) ? 'breaks' : 'shows'}: ${run.rule.sentence}`,
      source: run.system,
      sizes: run.sizes,
      kernel: run.kernel,
      reverted: run.reverted,
      dropped: run.dropped,
      rule: run.rule.id,
      replay: run.replay,
    },
    params: [],
    vars: run.instances.map(({ name }) => name),
    states,
    ...(run.loop !== undefined && { loop: run.loop }),
  });
}

function stateOf(
  now: ReadonlyMap<string, LocalState>,
  index: number,
  step: RunStep | undefined,
): unknown {
  const meta = step && {
    thread: step.thread,
    step: step.step,
    picks: step.picks,
    ...(step.source !== undefined && { source: step.source }),
    participants: step.participants.map(({ instance, event, value, looks }) => ({
      instance,
      ...(event !== undefined && { event }),
      ...(value !== undefined && { value: expression(value) }),
      ...(looks !== undefined && { looks }),
    })),
  };
  return {
    '#meta': { index, ...meta },
    ...Object.fromEntries([...now].map(([name, local]) => [name, variable(local)])),
  };
}

function variable({ value, context }: LocalState): unknown {
  return { ...record(context), state: readable(value) };
}

function record(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, field]) => field !== undefined)
      .map(([key, field]) => [key, expression(field)]),
  );
}

/** Numbers must be big integers in this format; it has no null. */
function expression(value: unknown): unknown {
  if (typeof value === 'number') return { '#bigint': String(value) };
  if (value === null) return { '#unserializable': 'null' };
  if (Array.isArray(value)) return value.map(expression);
  return typeof value === 'object' ? record(value) : value;
}
