import * as fc from 'fast-check';

type Path = readonly (string | number)[];

/** Every place of a document, the document itself left out. */
export function placesOf(document: unknown, path: Path = []): Path[] {
  if (typeof document !== 'object' || document === null) return [];
  return Object.entries(document).flatMap(([key, inner]) => {
    const here = [...path, Array.isArray(document) ? Number(key) : key];
    return [here, ...placesOf(inner, here)];
  });
}

/** The document with one place changed: dropped, of another type, empty, negative, or with a key more. */
export function mutants(document: unknown): fc.Arbitrary<{ path: Path; document: unknown }> {
  const junk = fc.constantFrom<unknown>(undefined, null, true, -1, 0.5, 3, '', 'x', [], {}, [1], {
    extra: 1,
  });
  return fc
    .tuple(fc.constantFrom(...placesOf(document)), junk)
    .map(([path, value]) => ({ path, document: changed(document, path, value) }));
}

function changed(document: unknown, path: Path, value: unknown): unknown {
  const copy = structuredClone(document);
  let node = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) node = node[key] as Record<string | number, unknown>;
  const last = path.at(-1)!;
  if (value !== undefined) node[last] = value;
  else if (Array.isArray(node)) node.splice(Number(last), 1);
  else delete node[last];
  return copy;
}
