import type { Kernel } from '../../history/kernels.ts';
import type { Choice } from '../../model/choice.ts';
import type { Listing } from '../../schemas/listing.ts';
import type { Catalogue } from '../lookup/catalogue.ts';

/** What there is to verify as plain data; of a file what it exports. */
export function listingOf({ systems, edits }: Catalogue, kernels?: readonly Kernel[]): Listing {
  return {
    schema: 'unplug/list/v1',
    systems: systems.map(({ id, about, sizes, choices, rules, duties }) => ({
      id,
      about,
      sizes,
      ...(choices.length > 0 && { choices: choices.map(choiceOf) }),
      rules: rules.map(({ id: rule, kind, sentence, source }) => ({
        id: rule,
        kind,
        sentence,
        source,
      })),
      duties: duties.map(({ id: duty, sentence, whose, source }) => ({
        id: duty,
        sentence,
        whose,
        source,
      })),
    })),
    history: edits.map(({ id, title, facts, evidence, kind, expect }) => ({
      id,
      title,
      facts,
      evidence,
      kind,
      ...('holds' in expect ? { holds: expect.holds } : { class: expect.class, rule: expect.rule }),
      system: expect.system,
    })),
    ...(kernels && { kernels }),
  };
}

function choiceOf({ id, sentence, default: usual, alternatives }: Choice) {
  return {
    id,
    sentence,
    default: usual,
    alternatives: alternatives.map((one) => ({
      id: one.id,
      sentence: one.sentence,
      ...(one.source !== undefined && { source: one.source }),
    })),
  };
}
