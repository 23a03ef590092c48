import type { PortsOf } from '../paths.ts';
import type { StepMeta, Uses } from '../thread-def.ts';

/** The configuration of one state, as far as a change reaches into it. */
export interface StateText {
  readonly [key: string]: unknown;
}

/** What a transition of this machine carries: of a thread what it says to its ports. */
type MetaOf<D> = [PortsOf<D>] extends [never] ? object : StepMeta<PortsOf<D>>;

/** The configuration of one transition; that of a step is what `steps` makes. */
export interface TransitionText<D = string> {
  readonly target?: string;
  readonly actions?: string | readonly string[];
  readonly guard?: string;
  readonly meta?: MetaOf<D>;
}

/** Where an event leads: a target, a transition, or candidates whose guards exclude each other. */
export type To<D = string> = TransitionText<D> | readonly TransitionText<D>[] | string;

/** Parts of a present transition that must be there. */
export interface Was<D = string> {
  readonly target?: string;
  readonly ports?: [PortsOf<D>] extends [never]
    ? Readonly<Record<string, unknown>>
    : Uses<PortsOf<D>>;
}
