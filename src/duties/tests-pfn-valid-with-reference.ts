import { dropStep, replaceStep } from '../model/change.ts';
import { duty } from '../model/duty.ts';

export const testsPfnValid = duty({
  id: 'tests-pfn-valid',
  sentence: 'who finds a pagemap by its pfn tests that the struct page exists before reading it',
  whose: 'core',
  source: 'mm/memory_hotplug.c: pfn_to_online_page',
  dropped: [
    dropStep('pfn_walker', 'holding', 'pfn_valid: no'),
    replaceStep(
      'pfn_walker',
      'holding',
      'pfn_valid',
      { target: 'reading', ports: { memmap: 'looks not absent' } },
      { target: 'reading', meta: { ports: {} } },
      'pfn_to_page',
    ),
  ],
});
