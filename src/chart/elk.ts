import type { ELK } from 'elkjs/lib/elk-api.js';

export type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';

let engine: ELK | undefined;

/**
 * The layout engine, loaded when something is first drawn: it takes longer to load than a command that
 * draws nothing. Its package is CommonJS, which a loader may wrap once or twice.
 */
export async function layoutEngine(): Promise<ELK> {
  engine ??= new (constructorIn(await import('elkjs/lib/elk.bundled.js')))();
  return engine;
}

function constructorIn(loaded: unknown): new () => ELK {
  if (typeof loaded === 'function') return loaded as new () => ELK;
  return constructorIn((loaded as { default: unknown }).default);
}
