import { completion } from '../../machines/objects/waits/completion.ts';
import { devicePage } from '../../machines/objects/pages/device-page.ts';
import { pagemap } from '../../machines/objects/pagemap/pagemap.ts';
import { pgmapRef } from '../../machines/objects/pagemap/pgmap-ref.ts';
import type { Composer } from '../../model/composer.ts';
import { ranges } from './ranges.ts';
import { registration } from './registration.ts';
import { scope } from './scope.ts';
import { transient } from './transient.ts';
import { unregister } from './unregister.ts';

/** The sizes that every slice has. */
export const SLICE_SIZES = {
  tasks: { unit: 'tasks of the log', default: 1, max: 4096 },
  pages: { unit: 'pages told apart', default: 0, min: 0, max: 1 },
  unseen: { unit: 'references taken unseen', default: 0, min: 0, max: 2 },
} as const;

/**
 * The objects that every slice has.
 *
 * @param pages how many struct pages are followed one by one
 * @param unseen how many references of the pagemap may be taken unseen
 */
export function sliceParts(c: Composer, pages: number, unseen: number) {
  const ref = c.object('ref', pgmapRef);
  const done = c.object('done', completion, { input: { once: true } });
  const page = c.family('page', pages, devicePage);
  return {
    registration: c.object('registration', registration),
    unregister: c.object('unregister', unregister),
    pgmap: c.object('pgmap', pagemap),
    ref,
    done,
    page,
    inUse: page,
    transient: c.object('transient', transient, { input: { most: unseen } }),
  };
}

/** The objects of a slice whose pagemap has references for its ranges. */
export function rangedParts(c: Composer, isPage: boolean) {
  return {
    ranges: c.object('ranges', ranges),
    scope: c.object('scope', scope, { input: { page: isPage } }),
  };
}
