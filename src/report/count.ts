/** A number with separators between thousands, the same in every locale. */
export function grouped(value: number): string {
  return value.toLocaleString('en-US');
}

/** A number and what it counts, given in the plural: `1 process`, `2 pages`, `1 history entry`. */
export function count(value: number, plural: string): string {
  return `${grouped(value)} ${value === 1 ? singular(plural) : plural}`;
}

function singular(plural: string): string {
  if (plural.endsWith('sses')) return plural.slice(0, -2);
  if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
  return plural.endsWith('s') ? plural.slice(0, -1) : plural;
}
