import { refSwitch } from '../../machines/threads/ref-switch.ts';
import { cover, one } from '../../model/rule.ts';

/**
 * The RCU callback of the kill drops the last reference and releases (source: facts A1 REF-sw.4).
 */
export const coverLastPutInCallback = cover({
  id: 'cover-last-put-in-callback',
  sentence: 'the RCU callback of the kill drops the last reference and releases',
  source: 'facts A1 REF-sw.4',
  over: { callback: one(refSwitch) },
  reached: ({ callback }) => callback.is('releasing'),
});
