import type { DebateCosts } from '../../schemas/debate.ts';
import { changeCosts, walkCosts } from '../../systems/owner-costs.ts';
import { ownersSystem } from '../../systems/owners.ts';

/**
 * What designs of a system cost, by their numbers in the facts sheet.
 *
 * @returns undefined where no cost of them is known: another system, or a design without a number
 */
export function costsOf(system: string, options: readonly string[]): DebateCosts | undefined {
  if (system !== ownersSystem.id) return undefined;
  const areMeant = ({ designs }: { readonly designs: readonly string[] }): boolean =>
    designs.some((design) => options.includes(design));
  const [walks, changes] = [walkCosts.filter(areMeant), changeCosts.filter(areMeant)];
  return walks.length + changes.length === 0 ? undefined : { walks, changes };
}
