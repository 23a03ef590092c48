import { steps, type StepExtra } from '../../../model/thread.ts';
import type { Uses } from '../../../model/thread-def.ts';

type UsedBy<D> = NonNullable<Uses<{ port: D }>['port']>;

/** The step builder of a piece that speaks to one port, whose name its user chooses. */
export const portStep = <D, const P extends string>(port: P) => {
  const step = steps<Record<P, D>>();
  return <const T extends string, const X extends StepExtra>(
    target: T,
    says: UsedBy<D>,
    extra?: X,
  ) => step(target, { [port]: says } as Uses<Record<P, D>>, extra);
};
