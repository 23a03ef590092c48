import type { Blame } from '../model/system.ts';

/** Says who keeps drm_dev_unplug waiting. It knows the instances of `devres` by their names. */
export const devresBlame: Blame = (instances) => {
  const one = (name: string) => instances.find((instance) => instance.name === name);
  const [unbind, work, drm] = [one('unbind'), one('work'), one('drm')];
  const isEmpty = drm?.context['sections'] === 0 || drm?.has('violation') === true;
  if (!work || isEmpty || unbind?.is('unplugging') !== true) return [];
  const left = work.is('over');
  return [
    {
      waiter: 'drm_dev_unplug',
      waitsFor: 'the end of every drm_dev_enter section',
      heldBy: left ? 'work, which has ended without drm_dev_exit' : 'work, which is inside one',
    },
  ];
};
