import { ownerDesign, ownerParts } from '../design.ts';

export const registryCheckRevoke = ownerDesign({
  id: 'registry-check-revoke',
  sentence: 'the pairwise registry; the answer no, a check in device_map, mappings revoked',
  source: 'facts E2 O8 O9',
  parts: ownerParts({
    importer: { mapAsks: true },
    exporter: { releases: 'after eviction' },
    topology: { stops: true, revokes: true },
  }),
  options: ['O8', 'O9'],
  breaks: {
    'owner-outlives-its-pagemap': {
      because:
        'an unplug gives the owner back before it unregisters the pagemap; no page is left then, so that nobody compares it',
      control: { adds: 'giving it back after memunmap', at: { design: 'fixed' } },
    },
    'equal-owners-are-linked': {
      because: 'the owners stay equal; what a check refuses is not mapped all the same',
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
