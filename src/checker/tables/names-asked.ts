import type { Instance } from '../../model/composer.ts';
import { ModelError } from '../../model/error.ts';
import type { Rule } from '../../model/rule.ts';
import { nearest } from '../../model/similar.ts';
import type { SystemDef } from '../../model/system.ts';
import { knownNames, type KnownNames } from './known-names.ts';

/** As much of a rule as tells what its function may ask for. */
export type Asking = Pick<Rule, 'id' | 'mayLack'>;

/** Every machine may have these. */
const TAGS_OF_THE_LANGUAGE = ['rest', 'violation'];

/**
 * What the function of a rule asks for by name. Of a name that is nowhere in the system the answer would
 * always be no, and the rule could not break, or not hold, whatever happens.
 */
export class NamesAsked {
  /** Fields of contexts that were not there when they were asked for, by name the machines that were asked. */
  readonly absent = new Map<string, Set<Instance['def']>>();
  readonly #known: KnownNames;
  readonly #mayLack: ReadonlySet<string>;

  constructor(known: KnownNames, { mayLack = [] }: Asking) {
    this.#known = known;
    this.#mayLack = new Set(mayLack);
  }

  /** @throws ModelError when no state of any machine of the system has the tag */
  checkTag(name: string, tag: string): void {
    const { tags } = this.#known;
    if (TAGS_OF_THE_LANGUAGE.includes(tag) || this.#mayLack.has(tag) || tags.has(tag)) return;
    throw new ModelError(
      name,
      `is asked for the tag '${tag}', which no state of the system has`,
      fixOf(tag, tags.all()),
    );
  }

  /** @throws ModelError when no instance of the system has a place of this index */
  checkPlace(name: string, index: string): void {
    const { places } = this.#known;
    if (this.#mayLack.has(index) || places.has(index)) return;
    throw new ModelError(
      name,
      `is asked for its place '${index}', which nothing in the system has`,
      fixOf(index, places.all()),
    );
  }

  /** Notes a field that is not in a context; whether it never is shows when every state was seen. */
  noteAbsent({ def }: Instance, field: string): void {
    if (this.#mayLack.has(field)) return;
    const machines = this.absent.get(field) ?? new Set();
    this.absent.set(field, machines.add(def));
  }
}

function fixOf(name: string, names: readonly string[]): string {
  return `${nearest(name, names)}; a rule for systems that may be without it says mayLack: ['${name}']`;
}

const asked = new WeakMap<readonly Instance[], Map<Asking, NamesAsked>>();

/** What a rule has asked for in a system as it is searched. */
export function namesAsked(
  system: SystemDef,
  instances: readonly Instance[],
  rule: Asking,
): NamesAsked {
  const ofRules = asked.get(instances) ?? new Map<Asking, NamesAsked>();
  asked.set(instances, ofRules);
  let names = ofRules.get(rule);
  if (!names) ofRules.set(rule, (names = new NamesAsked(knownNames(system, instances), rule)));
  return names;
}
