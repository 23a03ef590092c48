import { pairOf, pairsOf } from '../../machines/objects/owners/device-pairs.ts';

/** Which devices reach each other: for each pair whether there is an interconnect. */
type LinkGraph = readonly boolean[];

/** Every graph of so many devices: 2, 8 and 64 of two, three and four. */
function linkGraphs(devices: number): LinkGraph[] {
  const pairs = pairsOf(devices).length;
  return Array.from({ length: 1 << pairs }, (_, mask) =>
    Array.from({ length: pairs }, (_pair, pair) => ((mask >> pair) & 1) === 1),
  );
}

/**
 * Whether two devices that both reach a third reach each other: then the graph is one of cliques, and to
 * be linked is an equivalence.
 */
function isOfCliques(devices: number, graph: LinkGraph): boolean {
  const linked = (a: number, b: number): boolean => graph[pairOf(devices, a, b)]!;
  return pairsOf(devices).every(
    ([a, b]) =>
      linked(a, b) ||
      Array.from({ length: devices }, (_, c) => c).every(
        (c) => c === a || c === b || !(linked(a, c) && linked(b, c)),
      ),
  );
}

/**
 * Those of the graphs that are not another of them with its devices renamed. Devices with a mark are renamed
 * among each other only.
 *
 * @param marked how many devices, from the first, have the mark
 */
function upToNames(devices: number, graphs: readonly LinkGraph[], marked: number): LinkGraph[] {
  const renamings = permutations(Array.from({ length: devices }, (_, device) => device)).filter(
    (names) => names.every((name, device) => name < marked === device < marked),
  );
  const pairs = pairsOf(devices);
  const seen = new Set<string>();
  return graphs.filter((graph) => {
    if (seen.has(String(graph))) return false;
    for (const names of renamings) {
      const renamed = pairs.map(([a, b]) => graph[pairOf(devices, names[a]!, names[b]!)]);
      seen.add(String(renamed));
    }
    return true;
  });
}

function permutations(of: readonly number[]): number[][] {
  if (of.length === 0) return [[]];
  return of.flatMap((first, at) =>
    permutations([...of.slice(0, at), ...of.slice(at + 1)]).map((rest) => [first, ...rest]),
  );
}

/**
 * The graphs of so many devices up to their names, those of cliques first.
 *
 * @param leavers how many devices, from the first, may go again: these are not like the others
 */
export function linkGraphsOf(
  devices: number,
  leavers: number,
): { readonly graphs: readonly LinkGraph[]; readonly cliques: number } {
  const all = upToNames(devices, linkGraphs(devices), leavers);
  const cliques = all.filter((graph) => isOfCliques(devices, graph));
  return {
    graphs: [...cliques, ...all.filter((graph) => !cliques.includes(graph))],
    cliques: cliques.length,
  };
}
