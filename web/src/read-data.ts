import type { PageData } from '../../src/explore/page-data.ts';

/** Unpacks the data that travels in the page. */
export async function readData(): Promise<PageData> {
  const packed = document.getElementById('data')?.textContent ?? '';
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(unpacked).json()) as PageData;
}
