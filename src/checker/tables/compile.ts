import { checkRules } from '../../model/check-rules.ts';
import type { Argument } from '../../model/argument.ts';
import { ModelError } from '../../model/error.ts';
import {
  instancesOf,
  revisedInstances,
  type Revision,
} from '../../model/changes/revised-instances.ts';
import type { SystemDef } from '../../model/system.ts';
import type { Instance, Setting } from '../../model/composer.ts';
import type { StepEvent } from '../../model/thread-def.ts';
import type { Action, Transition, Use } from './action.ts';
import { startOf } from '../../model/changes/starting-in.ts';
import { AnswerTable } from './answer-table.ts';
import { choices } from './choices.ts';
import { LocalSpace, REFUSED } from './local-space.ts';
import type { Offer } from './local-states.ts';
import { checkSent, eventTo } from './event-to.ts';
import { lookOf, type AskedLook } from './look-of.ts';
import { excludedBy, leftOf } from './meeting.ts';
import { checkChanges } from './machines-of.ts';
import { saidIn } from './said-in.ts';
import { wiredTo } from './wired.ts';

/** What a step says to one instance. */
interface Part {
  readonly instance: number;
  readonly port: string;
  readonly looks: { readonly look: AskedLook; readonly text: string }[];
  /** Events; more than one where ports meet. */
  readonly sent: { readonly event: string; readonly value?: Argument }[];
}

/**
 * A system at fixed sizes as tables.
 *
 * Rows of `answers` stand for what steps say: an event, looks, or looks and then an event.
 * `code(thread, local)` lists the thread's steps: action, next local state, number of uses, number of
 * disjunctions, then (instance, row) for each use, then for each disjunction its length and its
 * (instance, row) pairs.
 */
export class Compiled {
  readonly system: SystemDef;
  readonly sizes: Setting;
  readonly instances: readonly Instance[];
  readonly spaces: readonly LocalSpace[];
  readonly threads: readonly number[];
  readonly initial: readonly number[];
  readonly actions: Action[] = [];
  readonly transitions: Transition[] = [];
  readonly answers = new AnswerTable();
  readonly #rowIds = new Map<string, number>();
  readonly #transitionIds = new Map<string, number>();
  readonly #codes: Int32Array[][];
  readonly #lists: (readonly Action[])[][];
  readonly #byName: ReadonlyMap<string, number>;

  /** @throws ModelError for a wire, look or change that leads nowhere, or a rule that names nothing */
  constructor(system: SystemDef, sizes: Setting, revisions: readonly Revision[] = []) {
    this.system = system;
    this.sizes = sizes;
    checkChanges(system, sizes);
    checkRules(system, instancesOf(system, sizes));
    this.instances = revisedInstances(system, sizes, revisions);
    this.#byName = new Map(this.instances.map(({ name }, i) => [name, i]));
    const byDef = new Map<string, LocalSpace>();
    this.spaces = this.instances.map(({ def }) => {
      const space = byDef.get(def.id) ?? new LocalSpace(def);
      byDef.set(def.id, space);
      return space;
    });
    this.threads = this.instances.flatMap(({ def }, i) => (def.kind === 'thread' ? [i] : []));
    this.initial = this.instances.map((one, i) =>
      this.spaces[i]!.initial(one.input, startOf(one, `system ${system.id}`)),
    );
    this.#codes = this.instances.map(() => []);
    this.#lists = this.instances.map(() => []);
  }

  /** Index of the instance of this name. */
  indexOf(name: string): number | undefined {
    return this.#byName.get(name);
  }

  /** The steps of a thread in a local state; see the class for the form. */
  code(thread: number, local: number): Int32Array {
    return (this.#codes[thread]![local] ??= this.#encode(thread, local));
  }

  /** The steps of a thread in a local state, enabled or not, in document order. */
  actionsOf(thread: number, local: number): readonly Action[] {
    return (this.#lists[thread]![local] ??= [...this.#newActions(thread, local)]);
  }

  /** Where a use leads an instance from a local state, or REFUSED. */
  answer({ row }: Use, local: number): number {
    return this.answers.answer(row, local);
  }

  #encode(thread: number, local: number): Int32Array {
    const code: number[] = [];
    for (const action of this.actionsOf(thread, local)) {
      code.push(action.id, action.to, action.uses.length, action.some.length);
      for (const { instance, row } of action.uses) code.push(instance, row);
      for (const set of action.some) {
        code.push(set.length);
        for (const { instance, row } of set) code.push(instance, row);
      }
    }
    return Int32Array.from(code);
  }

  *#newActions(thread: number, local: number): Generator<Action> {
    const space = this.spaces[thread]!;
    const instance = this.instances[thread]!;
    if (space.violates[local]) return;
    for (const offer of space.offers(local)) {
      for (const picks of choices(instance, offer)) {
        const event: StepEvent = { ...picks, type: offer.event };
        const to = space.next(local, event);
        if (to === REFUSED) continue;
        const indices = { ...this.#own(thread, local), ...picks };
        const { uses, some } = this.#usesOf(instance, offer, indices);
        const action = {
          id: this.actions.length,
          thread,
          from: local,
          to,
          offer,
          event,
          picks,
          uses,
          some,
          transition: this.#transition(instance, offer),
        };
        this.actions.push(action);
        yield action;
      }
    }
  }

  /** What a thread has by name: its context, and its place. */
  #own(thread: number, local: number): object {
    const { name, at } = this.instances[thread]!;
    const { context } = this.spaces[thread]!.glimpses[local]!;
    for (const [index, place] of Object.entries(at)) {
      if (!(index in context) || Object.is(context[index], place)) continue;
      throw new ModelError(
        `system ${this.system.id}, thread ${name}`,
        `its context has ${index} ${JSON.stringify(context[index])}, its place has ${index} ${JSON.stringify(place)}, and a wire could mean either`,
        'give the two different names',
      );
    }
    return { ...context, ...at };
  }

  #usesOf(instance: Instance, offer: Offer, indices: object): { uses: Use[]; some: Use[][] } {
    const where = `system ${this.system.id}, thread ${instance.name}, state ${offer.state}, step ${offer.event}`;
    const parts = new Map<number, Part>();
    const some: Use[][] = [];
    for (const [port, use] of Object.entries(offer.meta.ports ?? {})) {
      const targets = wiredTo(instance, port, indices, this.#byName, where);
      for (const text of typeof use === 'string' ? [use] : (use as readonly string[])) {
        const said = saidIn(text, indices, where);
        if ('look' in said && said.some) {
          some.push(
            targets.map((target) =>
              this.#use(instance, { instance: target, port, looks: [said], sent: [] }, where),
            ),
          );
          continue;
        }
        for (const target of targets) {
          const part = parts.get(target) ?? { instance: target, port, looks: [], sent: [] };
          parts.set(target, part);
          if ('look' in said) part.looks.push(said);
          else part.sent.push(said);
        }
      }
    }
    return { uses: [...parts.values()].map((part) => this.#use(instance, part, where)), some };
  }

  #use(sender: Instance, part: Part, where: string): Use {
    const { instance, port, looks, sent } = part;
    const told = { instance, port, looks: looks.map(({ text }) => text) };
    if (sent.length <= 1) return { ...told, ...sent[0], row: this.#row(sender, part, where) };
    this.#meet(part, where);
    return { ...told, row: this.#row(sender, leftOf(part), where) };
  }

  /** Two ports meet in one instance, and each has an event for it. */
  #meet({ instance, looks, sent }: Part, where: string): void {
    const { def, name } = this.instances[instance]!;
    for (const { event, value } of sent) checkSent(def, event, value, where);
    const met = {
      events: sent.map(({ event }) => event),
      looks: looks.map(({ look }) => lookOf(def, look, where)),
    };
    excludedBy({ ...met, name, where }, this.spaces[instance]!);
  }

  #row(sender: Instance, { instance, sent: said, looks }: Part, where: string): number {
    const { def } = this.instances[instance]!;
    const { event, value } = said[0] ?? {};
    const sent = event === undefined ? undefined : eventTo(def, event, sender.name, value);
    const key = JSON.stringify([def.id, sent, looks.map(({ look }) => look)]);
    const known = this.#rowIds.get(key);
    if (known !== undefined) return known;
    if (event !== undefined) checkSent(def, event, value, where);
    const row = this.answers.add({
      space: this.spaces[instance]!,
      event: sent,
      looks: looks.map(({ look }) => lookOf(def, look, where)),
    });
    this.#rowIds.set(key, row);
    return row;
  }

  #transition(instance: Instance, { state, event }: Offer): number {
    const key = `${instance.def.id}|${state}|${event}`;
    let id = this.#transitionIds.get(key);
    if (id === undefined) {
      id = this.transitions.length;
      this.#transitionIds.set(key, id);
      this.transitions.push({ machine: instance.def.id, state, event });
    }
    return id;
  }
}
