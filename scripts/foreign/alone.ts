type Config = Readonly<Record<string, unknown>>;

/** What a state has only with actors, a clock or somebody who waits for its end; no event of the author is among it. */
const SURROUNDINGS = ['invoke', 'after', 'output'];

/** A machine's config without what needs surroundings: invoked actors, delays and outputs, in every state. */
export function alone(config: Config): Config {
  const kept = Object.entries(config).filter(([key]) => !SURROUNDINGS.includes(key));
  return Object.fromEntries(
    kept.map(([key, value]) => [key, key === 'states' ? states(value) : value]),
  );
}

function states(all: unknown): unknown {
  if (typeof all !== 'object' || all === null) return all;
  return Object.fromEntries(
    Object.entries(all).map(([key, state]) => [
      key,
      typeof state === 'object' && state !== null ? alone(state as Config) : state,
    ]),
  );
}
