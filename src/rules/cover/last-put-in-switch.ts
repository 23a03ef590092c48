import { pgmapSwitch } from '../../machines/threads/pgmap-switch.ts';
import { cover, one } from '../../model/rule.ts';

/**
 * The last reference of the pagemap is put by the RCU callback of the kill (source: facts A1
 * REF-sw.4).
 */
export const coverLastPutInSwitch = cover({
  id: 'cover-last-put-in-switch',
  sentence: 'the last reference of the pagemap is put by the RCU callback of the kill',
  source: 'facts A1 REF-sw.4',
  over: { callback: one(pgmapSwitch) },
  reached: ({ callback }) => callback.is('release'),
});
