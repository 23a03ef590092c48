import type { Layout } from './layout.ts';

/** A text with its offsets filled in, or the member that the kernel does not have. */
type Filled = { readonly text: string } | { readonly missing: string };

const PLACE = /\{([^{}]*)\}/g;

/** Writes the numbers of a kernel in place of `{struct.member}`, `{a.b|c.d}` and `{a.b - a.c}`, with their sign. */
export function fillOffsets(text: string, layout: Layout): Filled {
  let missing: string | undefined;
  const filled = text.replace(PLACE, (_, place: string) => {
    const bytes = bytesOf(place, layout);
    if (bytes === undefined) missing ??= place;
    return bytes === undefined ? place : signed(bytes);
  });
  return missing === undefined ? { text: filled } : { missing };
}

function bytesOf(place: string, { offset }: Layout): number | undefined {
  const [to = '', from] = place.split(' - ');
  if (from !== undefined) {
    const [a, b] = [offset(to.trim()), offset(from.trim())];
    return a === undefined || b === undefined ? undefined : a - b;
  }
  for (const member of place.split('|')) {
    const bytes = offset(member.trim());
    if (bytes !== undefined) return bytes;
  }
  return undefined;
}

function signed(bytes: number): string {
  return bytes < 0 ? String(bytes) : `+${bytes}`;
}
