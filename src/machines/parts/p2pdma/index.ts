export { allocateP2p, type AllocateP2pPorts } from './p2p-allocate.ts';
export { freeP2p, putP2p, type FreeP2pPorts, type PutP2pPorts } from './put-p2p.ts';
