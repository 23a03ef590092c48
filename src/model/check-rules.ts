import { nodesOf, pathOf } from './machine/state-nodes.ts';
import { ModelError } from './error.ts';
import type { Rule, ViolationRule } from './rule.ts';
import { isRead } from './scope.ts';
import { nearest } from './similar.ts';
import type { SystemDef } from './system.ts';
import type { Instance, Setting } from './composer.ts';

/**
 * Holds the names that the rules and duties of a system use against what there is. One that is misspelt
 * would otherwise judge nothing without a word: a situation for sizes that never come, a state that nobody
 * enters, a step that is taken as strongly fair and does not exist.
 *
 * @param instances of the system, at the sizes that are searched, as its machines are written
 * @throws ModelError naming the rule or the duty
 */
export function checkRules(system: SystemDef, instances: readonly Instance[]): void {
  const steps = new Set(
    instances
      .filter(({ def }) => def.kind === 'thread')
      .flatMap(({ def }) =>
        [...nodesOf(def.machine.root)].flatMap((node) => [...node.transitions.keys()]),
      ),
  );
  checkIds(`system ${system.id}, rule`, system.rules);
  checkIds(`system ${system.id}, duty`, system.duties);
  for (const rule of system.rules) {
    checkSetting(system, `rule ${rule.id}, needs`, rule.needs);
    if (rule.kind === 'violation') checkStates(rule, instances);
    if (rule.kind !== 'progress' || !isAbout(rule, instances)) continue;
    for (const step of rule.stronglyFair ?? []) {
      if (steps.has(step)) continue;
      throw new ModelError(
        `system ${system.id}, rule ${rule.id}, strongly fair '${step}'`,
        'is a step of no machine here',
        nearest(step, [...steps]),
      );
    }
  }
  for (const { id, shownAt } of system.duties)
    checkSetting(system, `duty ${id}, shown at`, shownAt);
}

function checkIds(what: string, all: readonly { readonly id: string }[]): void {
  const seen = new Map<string, unknown>();
  for (const one of all) {
    if (seen.has(one.id))
      throw new ModelError(
        `${what} ${one.id}`,
        seen.get(one.id) === one ? 'is listed twice' : 'is the name of two',
        'list it once; two that differ need two names',
      );
    seen.set(one.id, one);
  }
}

function checkSetting(system: SystemDef, what: string, given: Setting = {}): void {
  const { id, choices } = system;
  const sizes = sizesOfAny(system);
  for (const [name, value] of Object.entries(given)) {
    const where = `system ${id}, ${what} ${name} ${value}`;
    const choice = choices.find((one) => one.id === name);
    const ids = choice?.alternatives.map((one) => one.id);
    const most = sizes.get(name);
    if (ids?.includes(value as string) ?? isSizeUpTo(value, most)) continue;
    if (ids !== undefined)
      throw new ModelError(where, 'names none of its alternatives', nearest(String(value), ids));
    throw new ModelError(
      where,
      most === undefined ? 'names a size that it does not have' : 'is no size that it takes',
      most === undefined
        ? nearest(name, [...sizes.keys(), ...choices.map((one) => one.id)])
        : `it takes a whole number up to ${most}`,
    );
  }
}

/** A size in quotes, or none at all, would compare with nothing: what needs it would never be judged. */
function isSizeUpTo(value: unknown, most: number | undefined): boolean {
  return most !== undefined && Number.isInteger(value) && (value as number) <= most;
}

/** The most that each size takes, whatever is chosen. */
function sizesOfAny({ sizes, choices }: SystemDef): Map<string, number> {
  const most = new Map<string, number>();
  const all = choices.flatMap(({ alternatives }) => alternatives.map((one) => one.sizes ?? {}));
  for (const [name, { max }] of [sizes, ...all].flatMap((some) => Object.entries(some)))
    most.set(name, Math.max(most.get(name) ?? 0, max));
  return most;
}

function checkStates({ id, of, states }: ViolationRule, instances: readonly Instance[]): void {
  const machine = instances.find(({ def }) => def.id === of)?.def.machine;
  if (machine === undefined) return;
  const violations = [...nodesOf(machine.root)]
    .filter((node) => node.tags.includes('violation'))
    .map(pathOf);
  for (const state of states) {
    if (violations.includes(state)) continue;
    throw new ModelError(
      `rule ${id}, state ${state}`,
      `is no violation of ${of}`,
      nearest(state, violations),
    );
  }
}

/** Whether every machine that the rule reads is there: of another one, nothing can be said. */
function isAbout(
  { over }: Extract<Rule, { kind: 'progress' }>,
  instances: readonly Instance[],
): boolean {
  return Object.values(over).every((scope) => instances.some(({ def }) => isRead(scope, def)));
}
