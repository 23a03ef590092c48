import { ModelError } from '../../model/error.ts';
import { hearingOthers } from '../../model/machine/hearing-others.ts';
import type { AnyView } from '../../model/rule.ts';
import { nearest } from '../../model/similar.ts';

/** What a function of a rule is given: what its scopes name, and nothing else. */
export function viewOf(entries: readonly (readonly [string, AnyView[string]])[]): AnyView {
  const view: AnyView = Object.fromEntries(entries);
  return hearingOthers(view, (name) => {
    throw new ModelError('over', `names no ${name}`, nearest(name, Object.keys(view)));
  });
}
