import type { Holder } from './run.ts';

type Waiting = Omit<Holder, 'heldBy'>;

/**
 * That a thread waits, and for what: `driver waits in wait_for_completion for the last reference of
 * ref`. A step that is named in words says what is waited for and no function to wait in.
 */
export function waitingText({ waiter, step, waitsFor }: Waiting): string {
  const called = step === undefined ? undefined : functionOf(step);
  return `${waiter} waits ${called === undefined ? '' : `in ${called} `}for ${waitsFor}`;
}

/** As `waitingText`, of a thread that goes round and never takes a step that would lead it out. */
export function roundText({ waiter, step, waitsFor }: Waiting): string {
  return `${waiter} never gets to ${step ?? 'its next step'}, which needs ${waitsFor}`;
}

/** The function of `ptep_get: RAM` or `folio_put (last)`; none of `every page is free`. */
function functionOf(step: string): string | undefined {
  return /^\w+(?=$|:|,| \()/.exec(step)?.[0];
}
