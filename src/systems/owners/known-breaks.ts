import type { KnownBreak } from '../../model/choice.ts';

/** Rules that a design breaks, why, and where each holds. */
type Breaks = Readonly<Record<string, KnownBreak>>;

/** Where a broken rule holds: what must be added, and the design that has it. */
interface Control {
  readonly adds: string;
  readonly design: string;
}

/** Both rules about a way that goes: in order, and without warning. */
const WAY_GOES = ['nothing-mapped-after-way-is-down', 'nothing-mapped-after-way-is-lost'];
const EQUAL = 'equal-owners-are-linked';

/** Rules that break for one reason and hold with one thing more. */
function together(rules: readonly string[], because: string, { adds, design }: Control): Breaks {
  return Object.fromEntries(
    rules.map((rule) => [rule, { because, control: { adds, at: { design } } }]),
  );
}

/** One rule that breaks, for a reason that is told of no other design. */
export const breakOf = (rule: string, because: string, control: Control): Breaks =>
  together([rule], because, control);

/** Both rules about a way that goes, for a reason that is told of no other design. */
export const breaksWhenWayGoes = (because: string, control: Control): Breaks =>
  together(WAY_GOES, because, control);

/** What owners that are set once lack when a way goes. */
export const STORED_ANEW: Control = {
  adds: 'an owner that may be stored anew, the answer no, and a revoke before the way goes',
  design: 'mutable-stop-revoke',
};

/** The same where owners are numbers. */
export const NUMBER_STORED_ANEW: Control = {
  adds: 'a number that may be stored anew, the answer no, and a revoke',
  design: 'number-wide-stop-revoke',
};

/** What a pagemap that is registered anew lacks when a way goes. */
export const ANSWER_NO: Control = { adds: 'the answer no before it', design: 'register-anew-stop' };

/**
 * Nothing is done about a way that goes.
 *
 * @param whereEqual where owners of devices that are apart differ, if that takes something else
 */
export function nothingDone(control: Control, whereEqual: Control = control): Breaks {
  const because =
    'nothing is done when a way goes: owners stay equal, and what is mapped stays mapped';
  return { ...together(WAY_GOES, because, control), ...together([EQUAL], because, whereEqual) };
}

/** An owner is set once, and a device comes to be reached later. */
export const neverReachedLate = (design: string): Breaks =>
  breakOf(
    'late-peer-is-reached',
    'an owner that is set once never comes to be that of a device that is reached later',
    { adds: 'an owner that may be stored anew', design },
  );

/** Whoever is asked has answered before the way goes, and nothing takes back what was mapped by it. */
export const answerIsStale = (design: string): Breaks =>
  breaksWhenWayGoes(
    'the answer was yes when it was given; the way goes between it and the mapping, or after it, and nothing takes the mapping back',
    { adds: 'the answer no, and a revoke', design },
  );

/** Mappings are revoked, and whoever asks afterwards is told yes still. */
export const toldYesAfterRevoke = (design: string): Breaks =>
  breaksWhenWayGoes('whoever asks after the revoke and before the way is down is told yes', {
    adds: 'the answer no before the revoke',
    design,
  });

/** The owner is another after the split, and nothing takes back what was mapped before. */
export const mappedBeforeSplit = (design: string): Breaks =>
  breaksWhenWayGoes('the owner is another, and what was mapped before stays mapped', {
    adds: 'the answer no, and a revoke',
    design,
  });

const JOINS_AGAIN =
  'a device that probes after the split, while the way still carries, joins the owner again: whoever asks for a way must be told no first';

/** Who probes after the split has the old owner again, and owners of devices that are apart are equal. */
export const joinsAgain = (control: Control): Breaks => together([EQUAL], JOINS_AGAIN, control);

/** Who probes after the split has the old owner again, and maps by it. */
export const mapsAgain = (control: Control): Breaks => together(WAY_GOES, JOINS_AGAIN, control);

/** The counter of owners has wrapped, and who was never reached has the number of a pagemap. */
export const numberCameBack = (design: string): Breaks =>
  breakOf(
    'nothing-mapped-where-no-way-was',
    'the counter has wrapped: the number of a device that probes is one in use',
    { adds: 'numbers that never come back', design },
  );

/** Notifiers drop a migration that names their own owner. */
export const migrationDropped = (design: string): Breaks =>
  breakOf(
    'freed-page-not-mapped',
    'the migration names the owner that both have, the notifier drops it, and the mapping outlives the page',
    { adds: 'notifiers that drop nothing', design },
  );

/** An unplug of 7.3: the owner is given back, then devres unregisters the pagemap. */
export const ownerGivenBackFirst: Breaks = breakOf(
  'owner-outlives-its-pagemap',
  'an unplug gives the owner back before it unregisters the pagemap; no page is left then, so that nobody compares it',
  { adds: 'giving it back after memunmap', design: 'fixed' },
);
