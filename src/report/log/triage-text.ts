import type { NamedWait, Triage } from '../../schemas/triage.ts';
import { some } from '../text/some.ts';

/** What is known of a kernel beside the text: its model, what of the past ends so, how to record. */
export interface TriageContext {
  /** On which model a log of that kernel would be judged; absent where there is none. */
  readonly model?: string;
  /** Entries of the history that end in such a wait, those that the kernel lacks first. */
  readonly history: readonly string[];
  /** The command that records who holds what. */
  readonly record: readonly string[];
}

/** A triage for people: one block for each wait, then what to do. */
export function triageText(told: Triage, context: TriageContext): string[] {
  const { source, kernel, waits, cycles, others, splats, stacks, lookedFor } = told;
  const about = `${source}: ${stacks} stack${stacks === 1 ? '' : 's'}, kernel ${kernel ?? 'not named'}`;
  if (waits.length === 0)
    return [
      `${about}: NO KNOWN WAIT`,
      `looked for: ${lookedFor.join(', ')}`,
      ...splats.map((splat) => `splat: ${splat}`),
      'give the report of the hung task with its call trace (dmesg, sysrq-w, /proc/PID/stack), or a log of ftrace',
    ];
  return [
    about,
    ...waits.flatMap(waitText),
    ...cycles.map(({ text }) => `a cycle: ${text}`),
    ...others.map((other) => `also: ${other}`),
    ...splats.map((splat) => `splat: ${splat}`),
    ...(context.model === undefined ? [] : [`model: ${context.model}`]),
    ...some(context.history).map((entry) => `ends so: ${entry}`),
    ...context.record.map((step) => `to record: ${step}`),
  ];
}

function waitText(wait: NamedWait): string[] {
  const { by = 'a task', functions, line, waitsFor, holders, unknown, types, systems } = wait;
  return [
    `WAIT ${wait.id}: ${by} (line ${line}: ${functions.join(' <- ')}) waits for ${waitsFor}`,
    `  memory: ${types.join(', ')}`,
    ...holders.map((holder) => `  can be held by: ${holder}`),
    ...unknown.map((what) => `  not told: ${what}`),
    `  in the models: ${systems.map((system) => `unplug verify ${system}`).join('; ')}`,
  ];
}
