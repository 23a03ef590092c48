import type { Means } from './meanings.ts';
import type { Arming, Probe } from './probe.ts';

/** How one function is watched: what it is about, and what its arguments and its result tell. */
interface Watched {
  readonly event: string;
  /** The model event that the entry shows. */
  readonly means?: Means;
  readonly fields?: Probe['fields'];
  /** The model event that the return shows. */
  readonly returnMeans?: Means;
  readonly returnFields?: Probe['fields'];
  readonly on: string;
  readonly about: string;
  readonly params?: readonly string[];
  readonly fetch?: Readonly<Record<string, string>>;
  /** What its return tells; without this only its entry is watched. */
  readonly returns?: Readonly<Record<string, string>>;
}

/** A function's entry, and its return when that tells something, as events `event` and `event_ret`. */
export function entryAndReturn(watched: Watched): Probe[] {
  const { event, on, about, params, fetch, returns } = watched;
  const { means, fields, returnMeans, returnFields } = watched;
  const entry: Arming = { kind: 'p', on: [on], ...(params && { params }), ...(fetch && { fetch }) };
  const probe = {
    event,
    ...(means !== undefined && { means }),
    ...(fields && { fields }),
    arm: [entry],
    about,
  };
  if (!returns) return [probe];
  const some = Object.keys(returns).length > 0;
  return [
    probe,
    {
      event: `${event}_ret`,
      ...(returnMeans !== undefined && { means: returnMeans }),
      ...(returnFields && { fields: returnFields }),
      arm: [{ kind: 'r', on: [on], ...(some && { fetch: returns }) }],
      about: `${on} returns`,
    },
  ];
}
