import { dropStep, replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The driver evicts until no page is left (source: mm/migrate_device.c: migrate_device_range; facts
 * A9, C11).
 */
export const evictsUntilEmpty = duty({
  id: 'evicts-until-empty',
  sentence: 'the driver evicts until no page is left',
  whose: 'driver',
  source: 'mm/migrate_device.c: migrate_device_range; facts A9, C11',
  dropped: [
    dropStep('driver', 'evict.check', 'pages are left'),
    replaceStep(
      'driver',
      'evict.check',
      'every page is free',
      { target: '#driver.release', ports: { pages: 'looks free' } },
      { target: '#driver.release' },
      'evicted once',
    ),
  ],
});
