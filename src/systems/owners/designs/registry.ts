import { ownerDesign, ownerParts } from '../design.ts';

export const registry = ownerDesign({
  id: 'registry',
  sentence: 'the pairwise registry of 7.0 and later',
  source: 'facts E2 O8',
  parts: ownerParts({ exporter: { releases: 'after eviction' } }),
  options: ['O8'],
  breaks: {
    'nothing-mapped-after-way-is-down': {
      because:
        'nothing is done when a way goes: owners stay equal, and what is mapped stays mapped',
      control: {
        adds: 'the answer no, a check in device_map, and a revoke',
        at: { design: 'registry-check-revoke' },
      },
    },
    'nothing-mapped-after-way-is-lost': {
      because:
        'nothing is done when a way goes: owners stay equal, and what is mapped stays mapped',
      control: {
        adds: 'the answer no, a check in device_map, and a revoke',
        at: { design: 'registry-check-revoke' },
      },
    },
    'owner-outlives-its-pagemap': {
      because:
        'an unplug gives the owner back before it unregisters the pagemap; no page is left then, so that nobody compares it',
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
