import type { Rule } from '../model/rule.ts';
import { chosenAt } from '../model/changes/setting.ts';
import type { SystemDef } from '../model/system.ts';
import type { Setting } from '../model/composer.ts';
import type { Run, RunSource } from '../schemas/run.ts';
import type { RuleVerdict, SystemVerdict, UnderWay } from '../schemas/verdict.ts';
import type { Revision } from '../model/changes/revised-instances.ts';
import { Blamer } from './blame/blamer.ts';
import { Compiled } from './tables/compile.ts';
import type { Exploration, ExploreOptions } from './search/exploration.ts';
import { explore } from './search/explore.ts';
import { Interrupted } from './search/interrupted.ts';
import { replay } from './naive/replay.ts';
import { ruleVerdict } from './rule-verdict.ts';
import type { RunFrame } from './to-run.ts';
import { underWay } from './liveness/under-way.ts';
import { neverEntered, neverFired } from './search/unmet.ts';
import { refuseUnknownFields } from './unknown-fields.ts';

/** What is verified: a system at sizes, with commits reverted and duties dropped. */
export interface Subject {
  readonly system: SystemDef;
  /** The user's file that it, or what is changed in it, comes from. */
  readonly source?: RunSource;
  readonly sizes: Setting;
  readonly kernel: string;
  readonly reverted: readonly string[];
  readonly dropped: readonly string[];
  /** Ids of the machines of threads that are the user's own. */
  readonly own?: ReadonlySet<string>;
  /** The changes that reverting and dropping stand for. */
  readonly revisions: readonly Revision[];
  /** How to find the run of a rule again, in words for whoever reads it; not known when absent. */
  readonly replayOf?: (rule: string) => string;
}

/** A verdict with the search it rests on. */
interface Verified {
  readonly verdict: SystemVerdict;
  readonly exploration: Exploration;
}

/** Printed with every verdict. */
const ASSUMES = [
  'sequential consistency',
  'every step is one atomic action; where steps are cut is part of the model',
];

/**
 * Searches a system and judges its rules; every run is replayed by the naive interpreter first.
 *
 * @throws ModelError for a mistake in the model
 * @throws Error when a run does not replay: the checker itself would be wrong
 */
export async function verifySystem(
  subject: Subject,
  options: ExploreOptions = {},
): Promise<Verified> {
  const { system, sizes } = subject;
  const begin = performance.now();
  const compiled = new Compiled(system, sizes, subject.revisions);
  const { own = new Set() } = subject;
  // What judges a thread of the user's own is told even where no rule needs the edges.
  const keepEdges = own.size > 0 && options.rules === undefined;
  const exploration = await explore(compiled, { ...(keepEdges && { keepEdges }), ...options });
  for (const space of new Set(compiled.spaces)) space.askAgain();
  // Before rules are judged, which may try steps where the search did not go.
  const unmet = { neverFired: neverFired(exploration), neverEntered: neverEntered(exploration) };
  let cut = false;
  let told: Blamer | undefined;
  const blamer = (): Blamer => (told ??= new Blamer(compiled));
  const judged = (options.rules ?? system.rules).map((rule) => {
    try {
      return ruleVerdict(exploration, rule, frameOf(subject, rule), blamer);
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      cut = true;
      return undecided(rule);
    }
  });
  let ofOwn: UnderWay | undefined;
  try {
    ofOwn = cut ? undefined : underWay(exploration, own);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    cut = true;
  }
  const limit = exploration.limit ?? (cut ? 'interrupted' : undefined);
  // What was masked, or is beyond a limit, may have what was absent everywhere else.
  if (limit === undefined && !exploration.masked)
    refuseUnknownFields(compiled, options.rules ?? system.rules);
  for (const { run } of judged) if (run) assertReplays(subject, run);
  return {
    exploration,
    verdict: {
      system: system.id,
      ...(subject.source !== undefined && { file: subject.source.path }),
      about: system.about,
      sizes,
      kernel: subject.kernel,
      reverted: subject.reverted,
      dropped: subject.dropped,
      states: exploration.states,
      transitions: exploration.transitions,
      depth: exploration.depth,
      complete: limit === undefined,
      ...(limit && { limit }),
      bytesPerState: exploration.bytesPerState,
      rules: judged,
      machines: [...new Set(compiled.instances.map(({ def }) => def.id))],
      ...(ofOwn && { underWay: ofOwn }),
      ...unmet,
      notModelled: [
        ...system.notModelled,
        ...chosenAt(system, sizes).flatMap(({ notModelled = [] }) => notModelled),
      ],
      assumes: ASSUMES,
      seconds: (performance.now() - begin) / 1000,
    },
  };
}

/** A rule whose judging was interrupted. */
function undecided({ id, sentence, kind, source }: Rule): RuleVerdict {
  const note = 'interrupted while it was judged';
  return { rule: id, sentence, kind, source, standing: 'undecided', note };
}

/** Whether nothing that was asked is broken, undecided or unreachable. */
export function isClean(rules: readonly RuleVerdict[]): boolean {
  return rules.every(
    ({ standing }) =>
      standing === 'holds' || standing === 'covered' || standing === 'not applicable',
  );
}

function assertReplays({ system, revisions }: Subject, run: Run): void {
  const verdict = replay(system, run, revisions);
  if (!verdict.ok) {
    throw new Error(
      `internal error: the run for "${run.rule.sentence}" does not replay at step ${verdict.step}: ${verdict.why}`,
    );
  }
}

function frameOf(subject: Subject, rule: Rule): RunFrame {
  const { system, source, kernel, reverted, dropped, replayOf } = subject;
  const duties = system.duties
    .filter(({ id }) => dropped.includes(id))
    .map(({ id, sentence, whose }) => ({ id, sentence, whose }));
  const from = source !== undefined && { source };
  const found = { ...from, kernel, reverted, dropped, duties };
  return { ...found, replay: replayOf?.(rule.id) ?? 'not known' };
}
