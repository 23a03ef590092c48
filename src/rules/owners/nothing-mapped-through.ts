import { interconnect } from '../../machines/objects/owners/interconnect.ts';
import { peerMapping } from '../../machines/objects/hmm/peer-mapping.ts';
import { all, invariant, type InvariantRule, type Seen } from '../../model/rule.ts';

/** What the rule says beside its predicate. */
interface Saying {
  readonly id: string;
  readonly sentence: string;
  readonly source: string;
}

/**
 * The rule that nobody maps memory through a way that is in this state.
 *
 * @param state of an `interconnect`
 */
export const nothingMappedThrough = (
  state: 'none' | 'down' | 'gone',
  saying: Saying,
): InvariantRule =>
  invariant({
    ...saying,
    over: { ways: all(interconnect), mappings: all(peerMapping) },
    holds: ({ ways, mappings }) => through(state, ways, mappings).length === 0,
    because: ({ ways, mappings }) =>
      through(state, ways, mappings)
        .map(({ name }) => `${name} is mapped`)
        .join(', '),
  });

function through(state: string, ways: readonly Seen[], mappings: readonly Seen[]): readonly Seen[] {
  return mappings.filter(
    (mapping) =>
      mapping.is('mapped') &&
      ways.some((way) => way.is(state) && way.at['importer'] === mapping.at['importer']),
  );
}
