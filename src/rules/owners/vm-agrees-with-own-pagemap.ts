import { ownersSettled } from './owners-settled.ts';

/** A VM and the pagemap of its own device have one owner (source: facts K13, E2 O8). */
export const vmAgreesWithOwnPagemap = ownersSettled(
  {
    id: 'vm-agrees-with-own-pagemap',
    sentence: 'a VM and the pagemap of its own device have one owner',
    source: 'facts K13, E2 O8',
  },
  (peer, pagemap) => peer.device !== pagemap.device || peer.owner === pagemap.owner,
);
