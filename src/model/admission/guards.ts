import type { Place, Refusals } from './refusals.ts';

/** Refuses a guard that has no name, or is not a plain function of context and event. */
export function admitGuard(refusals: Refusals, place: Place, guard: unknown): void {
  if (guard === undefined) return;
  if (typeof guard === 'function' && 'check' in guard) {
    refusals.at(
      place,
      `a guard built by ${guard.name}() has no name to report`,
      'name it in setup({ guards }) and combine the conditions inside the function',
    );
    return;
  }
  const name = typeof guard === 'string' ? guard : (guard as { type?: unknown } | null)?.type;
  if (typeof guard === 'function' || typeof name !== 'string') {
    refusals.at(place, 'an inline guard has no name to report', 'name it in setup({ guards })');
    return;
  }
  const { guards } = refusals.def.machine.implementations as { guards: Record<string, unknown> };
  const found = Object.hasOwn(guards, name) ? guards[name] : undefined;
  if (typeof found !== 'function' || 'check' in found) {
    refusals.at(
      place,
      `guard '${name}' is not a plain function of setup({ guards })`,
      'define it there under this name; combine conditions inside the function',
    );
  }
}
