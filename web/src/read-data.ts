/** Unpacks a block of data that travels in the page. */
export async function readData(id: string): Promise<unknown> {
  const packed = document.getElementById(id)?.textContent;
  if (packed === undefined) throw new Error(`the page has no block ${id}`);
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return await new Response(unpacked).json();
}
