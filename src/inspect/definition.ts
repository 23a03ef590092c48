import type { AnyStateMachine } from 'xstate';

/**
 * A machine's configuration as the inspector wants it: JSON of what its author wrote, in that order and
 * at any depth. A function becomes its name.
 *
 * @param context what the instance starts with, where the configuration has a function of its input
 */
export function definitionOf(
  { config }: AnyStateMachine,
  context: Readonly<Record<string, unknown>>,
): string {
  const written: Readonly<Record<string, unknown>> = config;
  return JSON.stringify(
    typeof written['context'] === 'function' ? { ...written, context } : written,
    (key, value: unknown) => (typeof value === 'function' ? value.name || key : value),
  );
}
