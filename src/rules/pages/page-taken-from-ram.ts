import { pageHome } from '../../machines/objects/pages/page-home.ts';
import { violation } from '../../model/rule.ts';

/** A device takes a page into its memory only from RAM (source: facts C4, D44). */
export const pageTakenFromRam = violation({
  id: 'page-taken-from-ram',
  sentence: 'a device takes a page into its memory only from RAM',
  source: 'facts C4, D44',
  of: pageHome,
  states: ['takenTwice'],
});
