import { steps, type StepConfig } from '../../../model/thread.ts';
import type { daxPte } from '../../objects/dax/dax-pte.ts';
import type { PutDaxPorts } from './free-dax-page.ts';

/** What a thread that takes entries of a dax page away needs. */
export interface ZapDaxPorts extends PutDaxPorts {
  pte: typeof daxPte;
}

interface How<T extends string, F extends string> {
  /** Where the caller goes on. */
  readonly next: T;
  /** The state that `freeDaxPage` makes. */
  readonly freeing: F;
  readonly facts: string;
  /** What the step looks at besides. */
  readonly before?: object;
}

const step = steps<ZapDaxPorts>();

/**
 * The steps of a walk that takes one entry away, if it is there, and puts its reference.
 *
 * @param name how the caller's steps are called
 */
export const zapDaxPte = <const T extends string, const F extends string>(
  name: string,
  { next, freeing, facts, before = {} }: How<T, F>,
): Record<string, StepConfig<ZapDaxPorts, T | F, object>> => ({
  [`${name}: no entry`]: step(next, { ...before, pte: 'looks none' }, { facts }),
  [name]: step(next, { ...before, pte: ['looks mapped', 'ZAP'], page: 'PUT' }, { facts }),
  [`${name} (last)`]: step(
    freeing,
    { ...before, pte: ['looks mapped', 'ZAP'], page: 'PUT_LAST' },
    { facts },
  ),
});
