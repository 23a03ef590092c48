import type {
  DroppedDuty,
  FairnessNote,
  Holder,
  LocalState,
  Run,
  RunParticipant,
  RunStep,
} from '../schemas/run.ts';
import { declaredAt } from '../model/declared-at.ts';
import type { Action } from './action.ts';
import type { Compiled } from './compile.ts';
import type { Path } from './path.ts';

/** What a run says beside its steps. */
export interface RunFrame {
  readonly kernel: string;
  readonly reverted: readonly string[];
  readonly dropped: readonly string[];
  readonly duties?: readonly DroppedDuty[];
  readonly replay: string;
}

/** The rule and findings of one run. */
export interface RunFinding {
  readonly rule: { readonly id: string; readonly sentence: string; readonly kind: string };
  readonly allowed?: true;
  readonly because?: string;
  readonly loop?: number;
  readonly lostAfter?: number;
  readonly fairness?: readonly FairnessNote[];
  readonly holders?: readonly Holder[];
}

/** A path as plain data for reports, the replay and the viewer. */
export function toRun(compiled: Compiled, path: Path, frame: RunFrame, finding: RunFinding): Run {
  return {
    schema: 'unplug/run/v1',
    system: compiled.system.id,
    sizes: compiled.sizes,
    kernel: frame.kernel,
    reverted: frame.reverted,
    dropped: frame.dropped,
    ...finding,
    rule: { id: finding.rule.id, sentence: finding.rule.sentence, kind: finding.rule.kind },
    instances: compiled.instances.map(({ name, def, at }, i) => ({
      name,
      kind: def.kind,
      machine: def.id,
      at,
      initial: localState(compiled, i, path.states[0]![i]!),
    })),
    steps: path.actions.map((action, k) =>
      stepOf(compiled, action, path.states[k]!, path.states[k + 1]!),
    ),
    ...(frame.duties && frame.duties.length > 0 && { duties: frame.duties }),
    replay: frame.replay,
  };
}

/** One step as plain data. */
export function stepOf(
  compiled: Compiled,
  action: Action,
  before: Int32Array,
  after: Int32Array,
): RunStep {
  const part = (i: number): RunParticipant => ({
    instance: compiled.instances[i]!.name,
    from: localState(compiled, i, before[i]!),
    to: localState(compiled, i, after[i]!),
  });
  const parts = new Map([[action.thread, part(action.thread)]]);
  for (const { instance, port, event, looks } of action.uses) {
    parts.set(instance, {
      ...part(instance),
      port,
      ...(event !== undefined && { event }),
      ...(looks.length > 0 && { looks }),
    });
  }
  for (const { instance, port, looks } of action.some.flat()) {
    const told = parts.get(instance) ?? { ...part(instance), port };
    const asked = looks.map((look) => `some ${look}`);
    parts.set(instance, { ...told, looks: [...(told.looks ?? []), ...asked] });
  }
  const declared = declaredAt(action.offer.meta);
  return {
    thread: compiled.instances[action.thread]!.name,
    step: action.offer.event,
    picks: action.picks,
    ...(action.offer.source !== undefined && { source: action.offer.source }),
    ...(declared && { declaredAt: declared }),
    participants: [...parts.values()],
  };
}

function localState(compiled: Compiled, instance: number, local: number): LocalState {
  const { value, context, tags } = compiled.spaces[instance]!.glimpses[local]!;
  return { value, context: context ?? {}, ...(tags.size > 0 && { tags: [...tags].toSorted() }) };
}
