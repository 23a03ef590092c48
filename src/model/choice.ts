import type { Change } from './changes/change.ts';
import type { ChoiceBetween, Setting, SizeSpec } from './composer.ts';
import { ModelError } from './error.ts';

/** The choice of a system that an alternative belongs to. */
interface ChoiceOf {
  readonly system: string;
  readonly choice: string;
}

/** A rule that breaks with an alternative, as is known of it. */
export interface KnownBreak {
  /** Why it breaks. */
  readonly because: string;
  /** Where it holds: what must be added, in a few words, and the setting that has it. */
  readonly control: { readonly adds: string; readonly at: Setting };
}

/** One of the alternatives of a choice. `P` is what it puts into the system: machines, wiring, a name. */
export interface Alternative<P = unknown> {
  readonly kind: 'alternative';
  readonly id: string;
  /** What it is, in one sentence of a report. */
  readonly sentence: string;
  /** Kernel file and function, or the entry of the facts sheet that proposes it. */
  readonly source?: string;
  /** Absent for a bare name, which belongs to the choice that lists it. */
  readonly of?: ChoiceOf;
  readonly parts: P;
  /** Sizes that the system has only with it, or that have other bounds with it. */
  readonly sizes?: Readonly<Record<string, SizeSpec>>;
  /** Changes of the machines that the system has with it, made before any edit or dropped duty. */
  readonly changes?: readonly Change[];
  /** Its numbers in the facts sheet, where it is one of the debate: `O1` to `O9`. */
  readonly options?: readonly string[];
  /**
   * The rules that break with it, by id, where that is known: every other one holds or says nothing of it.
   * Absent for one of which nothing is known yet.
   */
  readonly breaks?: Readonly<Record<string, KnownBreak>>;
  /**
   * For each duty of the system the rules that break beside those when nobody keeps it, by ids; a duty that is
   * not named breaks none. Where it is given a debate drops each duty and shows what holds only with it.
   */
  readonly breaksWithout?: Readonly<Record<string, readonly string[]>>;
  /** What it leaves out, printed with every verdict beside the limits of the system. */
  readonly notModelled?: readonly string[];
}

/** A named choice of a system, which is searched with one of its alternatives. */
export interface Choice<P = unknown> extends ChoiceBetween<P> {
  readonly kind: 'choice';
  readonly id: string;
  /** What is chosen, in one sentence of a report. */
  readonly sentence: string;
  /** Id of the alternative that is taken where none is named. */
  readonly default: string;
  readonly alternatives: readonly Alternative<P>[];
}

/** What an author writes of an alternative. */
type AlternativeText<P> = Omit<Alternative<P>, 'kind' | 'of'>;

/**
 * The builder of the alternatives of a choice, typed by the parts that each of them has to give. The
 * published ones are made with it, and those of a user's own file.
 *
 * @param of the choice and the system that has it
 * @example export const ownerDesign = alternativesOf<OwnerDesign>({ system: 'owners', choice: 'design' });
 */
export function alternativesOf<P>(of: ChoiceOf) {
  return (text: AlternativeText<P>): Alternative<P> => {
    refuseRules(text, of);
    return { ...text, kind: 'alternative', of };
  };
}

/** The rules are the same with every alternative: what else would be compared? */
function refuseRules(text: { readonly id: string }, { system, choice }: ChoiceOf): void {
  if (!('rules' in text)) return;
  const { id } = text;
  throw new ModelError(
    `${choice} ${id}, rules`,
    `an alternative has none: it is held against the rules of ${system}`,
    'leave them out; a rule about a machine of your own is exported beside it',
  );
}

/**
 * Declares a choice between alternatives. Each gives the parts that the default gives, of the same kind.
 *
 * @throws ModelError for an id that is given twice, a default that is none of them
 */
export function choice<P>(def: Omit<Choice<P>, 'kind'>): Choice<P> {
  const made: Choice<P> = { ...def, kind: 'choice' };
  const ids = made.alternatives.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined)
    throw new ModelError(
      `choice ${made.id}, ${twice}`,
      'is the id of two alternatives',
      'give each its own id',
    );
  if (!ids.includes(made.default))
    throw new ModelError(
      `choice ${made.id}, default ${made.default}`,
      'is none of its alternatives',
      `name one of ${ids.join(', ')}`,
    );
  return made;
}

/** Declares a choice between names that stand for themselves: `{ pte: 'one entry at a time', … }`. */
export function names<N extends string>(
  def: Omit<Choice, 'kind' | 'alternatives' | 'default'> & {
    readonly names: Readonly<Record<N, string>>;
    readonly default: NoInfer<N>;
  },
): Choice<N> {
  const { names: all, ...rest } = def;
  const alternatives = Object.entries(all).map(
    ([id, sentence]) => ({ kind: 'alternative', id, sentence, parts: id }) as Alternative<N>,
  );
  return choice({ ...rest, alternatives });
}

/** Declares a choice between yes and no: `c.chosen(late)` is a flag. */
export function yesNo(
  def: Omit<Choice, 'kind' | 'alternatives' | 'default'> & { readonly default: 'yes' | 'no' },
): Choice<boolean> {
  const alternatives = (['no', 'yes'] as const).map((id) => ({
    kind: 'alternative' as const,
    id,
    sentence: id,
    parts: id === 'yes',
  }));
  return choice({ ...def, alternatives });
}
