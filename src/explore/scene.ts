import { Blamer } from '../checker/blame/blamer.ts';
import type { Action, Use } from '../checker/tables/action.ts';
import { Compiled } from '../checker/tables/compile.ts';
import { declaredAt } from '../checker/tables/declared-at.ts';
import { explore } from '../checker/search/explore.ts';
import { REFUSED, type LocalSpace } from '../checker/tables/local-space.ts';
import type { Subject } from '../checker/verify-system.ts';
import type { LocalState, Run } from '../schemas/run.ts';
import type { SystemVerdict } from '../schemas/verdict.ts';
import { pathOfRun } from '../checker/search/path-of-run.ts';
import { answerOf, closeTables, stepsAt } from '../checker/tables/known-answers.ts';
import { falseGuards } from './false-guards.ts';
import { runStory } from '../report/run/run-story.ts';
import type { Row, Scene, SceneRule, SceneRun, SceneStep, SceneUse } from './scene-data.ts';
import { sceneId } from './scene-id.ts';
import { shownBy } from './shown-by.ts';

/** States searched to meet the local states of a scene; the tables close over what is left. */
const STATES_MET = 20_000;

/** What draws a machine; the same answer for the same machine. */
type ChartOf = (space: LocalSpace) => number;

/** Meets the local states of a system, as far as a page needs them. */
async function search(compiled: Compiled): Promise<void> {
  await explore(compiled, { limits: { statesMax: STATES_MET }, keepEdges: false, rules: [] });
}

/** A system with its verdict as tables for the page. */
export async function sceneOf(
  subject: Subject,
  verdict: SystemVerdict,
  chartOf: ChartOf,
): Promise<Scene> {
  const { system, sizes, kernel, reverted, dropped } = subject;
  const compiled = new Compiled(system, sizes, subject.revisions);
  await search(compiled);
  // In tables of its own: what it asks beyond the search is not for the page.
  const toBlame = new Compiled(system, sizes, subject.revisions);
  await search(toBlame);
  const blamer = new Blamer(toBlame);
  const runs = verdict.rules.flatMap(({ run }) => (run ? [runOf(compiled, run, blamer)] : []));
  closeTables(compiled);
  const shown = shownBy(compiled);
  const spaces = [...new Set(compiled.spaces)];
  const rows: Row[] = [];
  const rowOf = new Map<number, number>();
  const useOf = (use: Use): SceneUse => {
    let row = rowOf.get(use.row);
    if (row === undefined) {
      row = rows.push(rowFor(compiled, use)) - 1;
      rowOf.set(use.row, row);
    }
    return { instance: use.instance, port: use.port, row };
  };
  const steps = compiled.instances.map(({ def }, i) =>
    def.kind === 'object'
      ? []
      : compiled.spaces[i]!.glimpses.map((_, local) =>
          stepsAt(compiled, i, local).map((action) => stepFor(action, useOf)),
        ),
  );
  return {
    id: sceneId(verdict),
    system: system.id,
    about: system.about,
    sizes,
    kernel,
    reverted,
    dropped,
    instances: compiled.instances.map(({ name, def, at }, i) => ({
      name,
      kind: def.kind,
      machine: def.id,
      at,
      ...(def.kind === 'thread' && { actor: def.actor }),
      space: spaces.indexOf(compiled.spaces[i]!),
      chart: chartOf(compiled.spaces[i]!),
      initial: compiled.initial[i]!,
    })),
    spaces: spaces.map(localsOf),
    rows,
    steps,
    rules: verdict.rules.map(
      ({ rule: id, sentence, kind, source, standing, note, progress }): SceneRule => {
        const tuples = shown.get(id);
        return {
          id,
          sentence,
          kind,
          source,
          standing,
          ...(note !== undefined && { note }),
          ...(progress && { progress }),
          ...(tuples && { shown: tuples }),
        };
      },
    ),
    runs,
    search: {
      states: verdict.states,
      complete: verdict.complete,
      ...(verdict.limit && { limit: verdict.limit }),
    },
    notModelled: system.notModelled,
  };
}

function localsOf(space: LocalSpace): LocalState[] {
  return space.glimpses.map(({ value, context, tags }) => ({
    value,
    context: context ?? {},
    ...(tags.size > 0 && { tags: [...tags].toSorted() }),
  }));
}

function rowFor(compiled: Compiled, use: Use): Row {
  const space = compiled.spaces[use.instance]!;
  const next = space.glimpses.map((_, local) => answerOf(compiled, use, local));
  const guards: Record<number, string> = {};
  if (use.event !== undefined) {
    for (const [local, to] of next.entries()) {
      if (to !== REFUSED) continue;
      const names = falseGuards(space.snapshot(local), use.event);
      if (names.length > 0) guards[local] = names.join(', ');
    }
  }
  return {
    ...(use.event !== undefined && { event: use.event }),
    ...(use.value !== undefined && { value: use.value }),
    looks: use.looks,
    next,
    ...(Object.keys(guards).length > 0 && { guards }),
  };
}

function stepFor(action: Action, useOf: (use: Use) => SceneUse): SceneStep {
  const { offer, picks, to, uses, some } = action;
  const at = declaredAt(offer.meta);
  return {
    step: offer.event,
    picks,
    ...(offer.source !== undefined && { source: offer.source }),
    ...(at && { declaredAt: at }),
    state: offer.state,
    to,
    uses: uses.map(useOf),
    some: some.map((set) => set.map(useOf)),
    ...(offer.meta.mayFail === true && { mayFail: true }),
  };
}

function runOf(compiled: Compiled, run: Run, blamer: Blamer): SceneRun {
  const { actions, states } = pathOfRun(compiled, run);
  const { rule, loop, lostAfter, allowed, because, judged, race } = run;
  const { fairness, holders, cycle, duties, replay } = run;
  const story = runStory(run).join(' ');
  return {
    rule,
    moves: actions.map((action, k) => [
      action.thread,
      compiled.actionsOf(action.thread, states[k]![action.thread]!).indexOf(action),
    ]),
    ...(loop !== undefined && { loop }),
    ...(lostAfter !== undefined && { lostAfter }),
    ...(allowed && { allowed }),
    ...(because !== undefined && { because }),
    ...(story !== '' && { story }),
    ...(judged && { judged }),
    ...(race && { race }),
    ...(fairness && { fairness }),
    ...(holders && { holders }),
    ...(duties && { duties }),
    ...(cycle && { cycle }),
    blame: [...blamer.along(run).slice(0, -1), holders ?? []],
    replay,
  };
}
