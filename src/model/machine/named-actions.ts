/** A configuration of XState as plain data with functions in it. */
type Config = Readonly<Record<string, unknown>>;

/** What the copy of a configuration collects: an implementation for each action that had no name. */
type Named = Record<string, unknown>;

/**
 * A copy of a machine's configuration in which every inline `assign` is named by its place, so that it
 * can be told of in reports and kept by edits. Everything else is the author's own, untouched.
 *
 * @param taken names that are in use; the new ones are added
 */
export function withNamedActions(config: Config, taken: Named): Config {
  return namedState(config, [], taken);
}

function namedState(config: Config, path: readonly string[], taken: Named): Config {
  const state = path.join('.') || '(root)';
  const actions = (event: string, value: unknown): unknown =>
    namedList(value, `assign (${state}, ${event})`, taken);
  const transitions = (event: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((one: unknown) => transitions(event, one));
    if (typeof value !== 'object' || value === null || !('actions' in value)) return value;
    return { ...value, actions: actions(event, value.actions) };
  };
  const copy: Record<string, unknown> = { ...config };
  for (const key of ['entry', 'exit'])
    if (copy[key] !== undefined) copy[key] = actions(key, copy[key]);
  for (const key of ['always', 'initial']) {
    if (copy[key] !== undefined) copy[key] = transitions(key, copy[key]);
  }
  if (isRecord(copy['on'])) copy['on'] = mapEntries(copy['on'], transitions);
  if (isRecord(copy['states'])) {
    copy['states'] = mapEntries(copy['states'], (name, inner) =>
      isRecord(inner) ? namedState(inner, [...path, name], taken) : inner,
    );
  }
  return copy;
}

function namedList(value: unknown, name: string, taken: Named): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => namedList(one, name, taken));
  if (typeof value !== 'function') return value;
  let free = name;
  for (let n = 2; Object.hasOwn(taken, free) && taken[free] !== value; n++) free = `${name} ${n}`;
  taken[free] = value;
  return free;
}

function mapEntries(
  record: Config,
  change: (key: string, value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, change(key, value)]),
  );
}

function isRecord(value: unknown): value is Config {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
