import * as bundled from 'elkjs/lib/elk.bundled.js';
import type { ELK as Layouter } from 'elkjs/lib/elk-api.js';

export type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';

/** The layout engine; its package is CommonJS, which a loader may wrap once or twice. */
export const ELK = constructorIn(bundled);

function constructorIn(loaded: unknown): new () => Layouter {
  if (typeof loaded === 'function') return loaded as new () => Layouter;
  return constructorIn((loaded as { default: unknown }).default);
}
