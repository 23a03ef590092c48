import type { pgmapRef } from '../../objects/pagemap/pgmap-ref.ts';

type Said = NonNullable<(typeof pgmapRef)['says']>['event'];

/**
 * Whether the threads of the exact reference count tell its total what they do.
 *
 * Alone, the exact count is the only one that answers, so that an edit which makes the two disagree
 * cannot block a thread. Beside its total, a disagreement is what is looked for.
 */
export type Tell = <const E extends Said>(event: E) => { readonly total?: E };

export const tellTotal: Tell = (event) => ({ total: event });
export const tellNothing: Tell = () => ({});
