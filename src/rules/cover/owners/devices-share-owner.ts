import { drmPagemapPeer } from '../../../machines/objects/owners/drm-pagemap-peer.ts';
import { ownerWord } from '../../../machines/objects/owners/owner-word.ts';
import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';
import { ownedPeers, ownedWords } from '../../../machines/objects/owners/owners-in-common.ts';

/** A device has the owner of the pagemap of another device (source: facts E3). */
export const coverDevicesShareOwner = cover({
  id: 'cover-devices-share-owner',
  sentence: 'a device has the owner of the pagemap of another device',
  source: 'facts E3',
  over: { peers: all(drmPagemapPeer), words: all(ownerWord), pagemaps: all(tagged('mapped')) },
  reached: ({ peers, words, pagemaps }) =>
    ownedWords(words, pagemaps).some((word) =>
      ownedPeers(peers).some((peer) => peer.owner === word.owner && peer.device !== word.device),
    ),
});
