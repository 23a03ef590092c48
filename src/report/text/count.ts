/** A whole number with separators between thousands. To load a locale takes longer than most calls. */
export function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** A number and what it counts, given in the plural: `1 process`, `2 pages`, `1 history entry`. */
export function count(value: number, plural: string): string {
  return `${grouped(value)} ${value === 1 ? singular(plural) : plural}`;
}

/** As `count`, of a name in either form, as authors name their sizes: `0 holders`. */
export function countOf(value: number, name: string): string {
  return count(value, isPlural(name) ? name : pluralOf(name));
}

function isPlural(name: string): boolean {
  return name.endsWith('s') && !/(ss|us|is)$/.test(name);
}

function singular(plural: string): string {
  if (/(ss|us|x|rch|tch)es$/.test(plural)) return plural.slice(0, -2);
  if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
  return isPlural(plural) ? plural.slice(0, -1) : plural;
}

function pluralOf(name: string): string {
  if (/(s|x|rch|tch)$/.test(name)) return `${name}es`;
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}
