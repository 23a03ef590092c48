import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { domainOf, isInside, pathOf } from '../machine/state-nodes.ts';
import type { Place, Refusals } from './refusals.ts';

/**
 * Refuses a transition that moves a parallel state by one of its regions: XState leaves the whole
 * parallel state for it and starts the regions that are not named anew.
 */
export function admitRegions(
  refusals: Refusals,
  place: Place,
  { source, target, reenter }: AnyTransitionDefinition,
): void {
  const targets = (target ?? []) as readonly AnyStateNode[];
  const domain = domainOf({ source, target: targets, reenter });
  if (!domain) return;
  for (const parallel of parallelsAround(targets)) {
    const canBeActive =
      source === parallel || isInside(source, parallel) || isInside(parallel, source);
    if (!canBeActive || !(domain === parallel || isInside(parallel, domain))) continue;
    const isNamed = (region: AnyStateNode): boolean =>
      targets.some((one) => one === region || isInside(one, region));
    const regions = Object.values(parallel.states);
    const lost = regions.filter((region) => !isNamed(region));
    if (lost.length === 0) continue;
    const whose = parallel.parent === undefined ? 'the machine' : pathOf(parallel);
    refusals.at(
      place,
      `leaves all regions of ${whose} and leads into ${keys(regions.filter(isNamed))} only: XState starts ${keys(lost)} anew`,
      'let the region move by a transition inside it, or name a target in every region',
    );
  }
}

function keys(nodes: readonly AnyStateNode[]): string {
  return nodes.map(({ key }) => key).join(', ');
}

/** The parallel states that a target is strictly inside of. */
function parallelsAround(targets: readonly AnyStateNode[]): Set<AnyStateNode> {
  const found = new Set<AnyStateNode>();
  for (const target of targets)
    for (let at = target.parent; at; at = at.parent) if (at.type === 'parallel') found.add(at);
  return found;
}
