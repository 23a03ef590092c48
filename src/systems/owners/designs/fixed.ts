import { ownerDesign, ownerParts } from '../design.ts';

export const fixed = ownerDesign({
  id: 'fixed',
  sentence: 'set once, and given back after memunmap',
  source: 'facts E2 O1',
  parts: ownerParts(),
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
