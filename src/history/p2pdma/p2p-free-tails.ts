/** Where a thread is that has dropped the last reference of a page of peer-to-peer memory. */
interface P2pFreeTail {
  readonly machine: string;
  /** The state made by `freeP2p`. */
  readonly state: string;
  /** Where the thread goes on afterwards. */
  readonly next: string;
}

export const P2P_FREE_TAILS: readonly P2pFreeTail[] = [
  { machine: 'p2p_mapper', state: 'free', next: '#p2p_mapper.idle' },
  { machine: 'p2p_mapper', state: 'freeOwn', next: '#p2p_mapper.putTemporary' },
  { machine: 'p2p_request', state: 'free', next: '#p2p_request.none' },
  { machine: 'p2p_driver', state: 'unmapping.free', next: '#p2p_driver.unmapping.forget' },
];
