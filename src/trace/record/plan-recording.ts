import type { Arming, Probe } from '../probes/probe.ts';
import { fillOffsets } from './fill-offsets.ts';
import type { Layout } from './layout.ts';
import type { LeftOut, PlannedProbe, PlannedTracepoint, Recording } from './recording.ts';
import { isFrom } from './series.ts';

/** For which kernel, and how, a recording is planned. */
export interface PlanOptions {
  readonly release: string;
  readonly layout: Layout;
  readonly probes: readonly Probe[];
  /** How many calls of one function a return probe can watch at once. */
  readonly maxActive: number;
}

/**
 * Finds what to arm on a kernel; what its layout rules out is listed with the reason.
 *
 * @returns nothing when the kernel has no struct dev_pagemap
 */
export function planRecording(options: PlanOptions): Recording | undefined {
  const { release, layout } = options;
  const ref = layout.offset('dev_pagemap.ref');
  const done = layout.offset('dev_pagemap.done');
  if (ref === undefined || done === undefined) return undefined;
  const probes: PlannedProbe[] = [];
  const tracepoints: PlannedTracepoint[] = [];
  const leftOut: LeftOut[] = [];
  for (const { event, arm = [] } of options.probes) {
    const arming = arm.find((one) => fits(one, options));
    if (!arming) {
      if (arm.length > 0) leftOut.push({ event, reason: unfit(arm, options) });
    } else if (arming.kind === 't') {
      const folder = arming.on[0]!.replace(':', '/');
      tracepoints.push({ event, folder, ...(arming.filter && { filter: arming.filter }) });
    } else {
      const filled = fillOffsets(argumentsOf(arming), layout);
      if ('missing' in filled)
        leftOut.push({ event, reason: `this kernel has no ${filled.missing}` });
      else
        probes.push({
          event,
          kind: arming.kind === 'r' ? `r${options.maxActive}` : arming.kind,
          definitions: arming.on.map((name) => `${name}${filled.text}`),
        });
    }
  }
  const { source, plainLocks } = layout;
  return { release, source, plainLocks, offsets: { ref, done }, probes, tracepoints, leftOut };
}

function argumentsOf({ fetch }: Arming): string {
  return Object.entries(fetch ?? {})
    .map(([field, value]) => ` ${field}=${value}`)
    .join('');
}

/** What BTF says of the function decides; where it says nothing, the release does. */
function fits(arming: Arming, { release, layout }: PlanOptions): boolean {
  const real = arming.params && paramsOf(arming, layout);
  if (real) return arming.params!.every((name, i) => real[i] === name);
  const { since, before } = arming;
  return (
    (since === undefined || isFrom(release, since)) &&
    (before === undefined || !isFrom(release, before))
  );
}

function paramsOf({ on }: Arming, layout: Layout): readonly string[] | undefined {
  for (const name of on) {
    const params = layout.params(name.split(':').at(-1)!);
    if (params) return params;
  }
  return undefined;
}

function unfit(arm: readonly Arming[], { release, layout }: PlanOptions): string {
  for (const { on, params } of arm) {
    const real = params && paramsOf({ kind: 'p', on }, layout);
    if (real) return `${on[0]} has other parameters here: ${real.join(', ') || 'none'}`;
  }
  return `not defined for ${release}`;
}
