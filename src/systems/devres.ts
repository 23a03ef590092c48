import { leavesDrmSection } from '../duties/drivers/leaves-drm-section.ts';
import { leavesOnlyEnteredSection } from '../duties/drivers/leaves-only-entered-section.ts';
import { destroysInsideDrmSection } from '../duties/drivers/destroys-inside-drm-section.ts';
import { freesContainerAfterItsAction } from '../duties/drivers/frees-container-after-its-action.ts';
import { destroyWork } from '../machines/threads/drivers/destroy-work.ts';
import { devmAction } from '../machines/objects/drivers/devm-action.ts';
import { devresDriver } from '../machines/threads/drivers/devres-driver.ts';
import { drmDevice } from '../machines/objects/drivers/drm-device.ts';
import { pgmapContainer } from '../machines/objects/pagemap/pgmap-container.ts';
import { system } from '../model/system.ts';
import { containerNotUsedAfterFree } from '../rules/pagemap/container-not-used-after-free.ts';
import { containerOutlivesRegistration } from '../rules/pagemap/container-outlives-registration.ts';
import { coverWorkDestroysPagemap } from '../rules/cover/pagemap/work-destroys-pagemap.ts';
import { devmActionRunsOnce } from '../rules/drivers/devm-action-runs-once.ts';
import { devmActionsInReverse } from '../rules/drivers/devm-actions-in-reverse.ts';
import { drmSectionsBalanced } from '../rules/drivers/drm-sections-balanced.ts';
import { noDeadlock } from '../rules/locks/no-deadlock.ts';
import { structRegisteredOnce } from '../rules/pagemap/struct-registered-once.ts';
import { unbindEndsEveryAction } from '../rules/drivers/unbind-ends-every-action.ts';
import { unbindFinishes } from '../rules/drivers/unbind-finishes.ts';

/** A pagemap left to devres, and work that may destroy it before: who runs the action, and when. */
export const devresSystem = system({
  id: 'devres',
  about:
    'Is a managed pagemap unregistered exactly once and before its region is given away, when work destroys it while the driver is unbound?',
  rules: [
    devmActionRunsOnce,
    devmActionsInReverse,
    unbindEndsEveryAction,
    containerNotUsedAfterFree,
    containerOutlivesRegistration,
    structRegisteredOnce,
    drmSectionsBalanced,
    unbindFinishes,
    noDeadlock,
    coverWorkDestroysPagemap,
  ],
  duties: [
    destroysInsideDrmSection,
    freesContainerAfterItsAction,
    leavesDrmSection,
    leavesOnlyEnteredSection,
  ],
  notModelled: [
    'what memunmap_pages waits for: here it returns',
    'more managed actions than the region and the pagemap',
  ],
  compose(c) {
    const drm = c.object('drm', drmDevice);
    const container = c.object('pgmap', pgmapContainer);
    const actions = c.family('action', 2, devmAction, { index: 'order', ordered: true });
    const [region, pagemap] = [actions[0]!, actions[1]!];
    c.thread('unbind', devresDriver, { drm, container, actions, region, pagemap });
    c.thread('work', destroyWork, { drm, container, pagemap });
  },
});
