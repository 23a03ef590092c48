import type {
  DroppedDuty,
  FairnessNote,
  Holder,
  Race,
  Run,
  RunSource,
  RunStep,
} from '../schemas/run.ts';
import type { Action } from './tables/action.ts';
import { judgedAt } from './judged.ts';
import type { Compiled } from './tables/compile.ts';
import { declaredAt } from './tables/declared-at.ts';
import type { Path } from './search/path.ts';
import { enteredSentence } from './tables/entered-sentence.ts';
import { localState, stepOf } from './tables/step-of.ts';
import type { Rule } from '../model/rule.ts';

/** What a run says beside its steps. */
export interface RunFrame {
  readonly source?: RunSource;
  readonly kernel: string;
  readonly reverted: readonly string[];
  readonly dropped: readonly string[];
  readonly duties?: readonly DroppedDuty[];
  readonly replay: string;
}

/** The rule and findings of one run. */
export interface RunFinding {
  readonly rule: Rule;
  readonly allowed?: true;
  readonly because?: string;
  readonly race?: Race | 'none';
  readonly loop?: number;
  readonly lostAfter?: number;
  readonly fairness?: readonly FairnessNote[];
  readonly holders?: readonly Holder[];
  readonly cycle?: readonly string[];
}

/** A path as plain data for reports, the replay and the viewer. */
export function toRun(compiled: Compiled, path: Path, frame: RunFrame, finding: RunFinding): Run {
  const last = path.states.at(-1)!;
  const judged = judgedAt(compiled, finding.rule, last);
  return {
    schema: 'unplug/run/v1',
    system: compiled.system.id,
    ...(frame.source && { source: frame.source }),
    sizes: compiled.sizes,
    kernel: frame.kernel,
    reverted: frame.reverted,
    dropped: frame.dropped,
    ...finding,
    ...(judged.length > 0 && { judged: judged.map((i) => compiled.instances[i]!.name) }),
    rule: {
      id: finding.rule.id,
      sentence: brokenSentence(compiled, finding.rule, last),
      kind: finding.rule.kind,
    },
    instances: compiled.instances.map(({ name, def, at }, i) => ({
      name,
      kind: def.kind,
      machine: def.id,
      at,
      initial: localState(compiled, i, path.states[0]![i]!),
    })),
    steps: path.actions.map((action, k) =>
      withDeclaration(stepOf(compiled, action, path.states[k]!, path.states[k + 1]!), action),
    ),
    ...(frame.duties && frame.duties.length > 0 && { duties: frame.duties }),
    replay: frame.replay,
  };
}

/** The sentence that a run breaks which ends in these local states. */
function brokenSentence({ instances, spaces }: Compiled, rule: Rule, last: Int32Array): string {
  if (rule.kind !== 'violation') return rule.sentence;
  const values = instances.flatMap(({ def }, i) =>
    def.id === rule.of ? [spaces[i]!.glimpses[last[i]!]!.value] : [],
  );
  return enteredSentence(rule, values);
}

/** Adds where a user's file has the step. */
function withDeclaration(step: RunStep, action: Action): RunStep {
  const at = declaredAt(action.offer.meta);
  return at === undefined ? step : { ...step, declaredAt: at };
}
