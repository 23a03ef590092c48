import { choice } from '../../model/choice.ts';
import { fixed } from './fixed.ts';
import { integer } from './integer.ts';
import { mutable } from './mutable.ts';
import { registry } from './registry.ts';

/** The designs of an owner that say which devices have one in common. */
export const registryDesigns = choice({
  id: 'design',
  sentence: 'what an owner is, and when it changes',
  default: 'registry',
  alternatives: [registry, fixed, mutable, integer],
});
