import { ownerDesign, ownerParts } from '../design.ts';

export const fixedFreedFirst = ownerDesign({
  id: 'fixed-freed-first',
  sentence: 'set once, and given back first in remove()',
  source: 'facts E2 O1',
  parts: ownerParts({ exporter: { releases: 'before eviction' } }),
  options: ['O1'],
  breaks: {
    'nothing-mapped-after-way-is-down': {
      because:
        'nothing is done when a way goes: owners stay equal, and what is mapped stays mapped',
      control: {
        adds: 'an owner that may be stored anew, the answer no, and a revoke before the way goes',
        at: { design: 'mutable-stop-revoke' },
      },
    },
    'nothing-mapped-after-way-is-lost': {
      because:
        'nothing is done when a way goes: owners stay equal, and what is mapped stays mapped',
      control: {
        adds: 'an owner that may be stored anew, the answer no, and a revoke before the way goes',
        at: { design: 'mutable-stop-revoke' },
      },
    },
    'nothing-mapped-where-no-way-was': {
      because:
        'the owner is freed while pages are still there; a device that probes then gets its address',
      control: { adds: 'giving it back after memunmap', at: { design: 'fixed' } },
    },
    'owner-outlives-its-pagemap': {
      because: 'the owner is freed before the pages are evicted',
      control: { adds: 'giving it back after memunmap', at: { design: 'fixed' } },
    },
    'equal-owners-are-linked': {
      because:
        'nothing is done when a way goes: owners stay equal, and what is mapped stays mapped',
      control: {
        adds: 'an owner that may be stored anew, the answer no, and a revoke before the way goes',
        at: { design: 'mutable-stop-revoke' },
      },
    },
    'late-peer-is-reached': {
      because: 'an owner that is set once never comes to be that of a device that is reached later',
      control: { adds: 'an owner that may be stored anew', at: { design: 'mutable-stop-revoke' } },
    },
  },
});
