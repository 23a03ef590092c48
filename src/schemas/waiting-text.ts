import type { Holder } from './run.ts';

/**
 * That a thread waits, and for what: `driver waits in wait_for_completion for the last reference of
 * ref`. A step that is named in words says what is waited for and no function to wait in.
 */
export function waitingText({ waiter, step, waitsFor }: Omit<Holder, 'heldBy'>): string {
  const called = step === undefined ? undefined : functionOf(step);
  return `${waiter} waits ${called === undefined ? '' : `in ${called} `}for ${waitsFor}`;
}

/** The function of `ptep_get: RAM` or `folio_put (last)`; none of `every page is free`. */
function functionOf(step: string): string | undefined {
  return /^\w+(?=$|:|,| \()/.exec(step)?.[0];
}
