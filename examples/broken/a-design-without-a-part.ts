import { alternativesOf } from 'unplug-verifier';
import { ownerParts, type OwnerParts } from 'unplug-verifier/systems';

const { topology: _left, ...parts } = ownerParts();

/** A design of owners that does not say what happens when a way between two devices goes. */
export default alternativesOf<Partial<OwnerParts>>({ system: 'owners', choice: 'design' })({
  id: 'without-topology',
  sentence: 'nobody says what happens when a way goes',
  source: 'an example of a mistake',
  parts,
});
