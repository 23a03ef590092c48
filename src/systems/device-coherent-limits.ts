import { devicePrivateLimits } from './device-private-limits.ts';

/** What a reader of a verdict on coherent memory must know is left out. */
export const deviceCoherentLimits = [
  ...devicePrivateLimits,
  'the walk over the mappings is one step: a pin taken in the middle of it is a pin taken before it',
  'a pin of each process at most, through its own page tables; that fork copies a page with a pin of DMA at once is left out',
  'a long-term pin is over when the page is in RAM; the pin of the RAM page holds nothing of the device',
];
