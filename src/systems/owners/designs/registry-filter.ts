import { ownerDesign, ownerParts } from '../design.ts';

export const registryFilter = ownerDesign({
  id: 'registry-filter',
  sentence: 'the pairwise registry, and notifiers drop events of their own owner',
  source: 'facts E2 O8',
  parts: ownerParts({ exporter: { releases: 'after eviction' }, filter: 'by owner' }),
  options: ['O8'],
  breaks: {
    'nothing-mapped-after-way-is-down': {
      because:
        'nothing is done when a way goes: owners stay equal, and what is mapped stays mapped',
      control: {
        adds: 'the answer no, a check in device_map, a revoke, and notifiers that drop nothing',
        at: { design: 'registry-check-revoke' },
      },
    },
    'nothing-mapped-after-way-is-lost': {
      because:
        'nothing is done when a way goes: owners stay equal, and what is mapped stays mapped',
      control: {
        adds: 'the answer no, a check in device_map, a revoke, and notifiers that drop nothing',
        at: { design: 'registry-check-revoke' },
      },
    },
    'freed-page-not-mapped': {
      because:
        'the migration names the owner that both have, the notifier drops it, and the mapping outlives the page',
      control: { adds: 'notifiers that drop nothing', at: { design: 'registry' } },
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
