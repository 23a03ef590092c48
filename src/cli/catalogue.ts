import type { Edit } from '../model/edit.ts';
import type { SystemDef } from '../model/system.ts';
import { edits } from '../history/index.ts';
import { systems } from '../systems/index.ts';

/** What can be verified: the published systems and history, or what a user's file exports. */
export interface Catalogue {
  readonly systems: readonly SystemDef[];
  readonly edits: readonly Edit[];
}

/** Everything that ships with unplug. */
export const published: Catalogue = { systems, edits };
