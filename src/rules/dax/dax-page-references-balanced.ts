import { daxPage } from '../../machines/objects/dax/dax-page.ts';
import { violation } from '../../model/rule.ts';

/** A reference of a dax page is put once (source: facts G I4; include/linux/mm.h: folio_put). */
export const daxPageReferencesBalanced = violation({
  id: 'dax-page-references-balanced',
  sentence: 'a reference of a dax page is put once',
  source: 'facts G I4; include/linux/mm.h: folio_put',
  of: daxPage,
  states: ['putTwice'],
});
