/** The dotted paths of all states that a statechart's value is in, the machine itself first. */
export function activePaths(value: unknown): ReadonlySet<string> {
  const paths = new Set(['']);
  const walk = (at: unknown, prefix: string): void => {
    if (typeof at === 'string') paths.add(`${prefix}${at}`);
    else if (typeof at === 'object' && at !== null) {
      for (const [name, inner] of Object.entries(at)) {
        paths.add(`${prefix}${name}`);
        walk(inner, `${prefix}${name}.`);
      }
    }
  };
  walk(value, '');
  return paths;
}
