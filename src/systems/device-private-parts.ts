import { driver } from '../machines/threads/drivers/driver.ts';
import { driverWorker } from '../machines/threads/drivers/driver-worker.ts';
import { hardware } from '../machines/threads/pages/hardware.ts';
import type { Composer } from '../model/composer.ts';
import { devicePrivateCore, type Surroundings } from './device-private-core.ts';

/** What the systems with the published driver differ in. */
interface Shape extends Surroundings {
  /** Whether a shrinker may evict while the device is bound. */
  readonly shrinks: boolean;
  /** Whether the device may be reset or pulled out. */
  readonly fails: boolean;
}

/** The published driver, its worker and its hardware, in the middle of what any driver meets. */
export function devicePrivateParts(c: Composer, shape: Shape) {
  const around = devicePrivateCore(c, { ...shape, ownReferences: 1 });
  const { data, module, memory, engine } = around;
  c.thread('driver', driver, around, {
    input: { pages: shape.pages, ...(shape.shrinks && { shrinks: true }) },
  });
  if (shape.defers === true) c.thread('worker', driverWorker, { data, module });
  if (shape.fails) c.thread('hardware', hardware, { memory, engine });
}
