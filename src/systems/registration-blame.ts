import type { Seen } from '../model/rule.ts';
import type { Blame, Blamed } from '../model/system.ts';

/**
 * Says who keeps memunmap_pages of a driver waiting: walkers that hold the reference of a lookup. It
 * knows the instances of `registration` by their names.
 */
export const registrationBlame: Blame = (instances) => {
  const named = (form: RegExp): Seen[] => instances.filter(({ name }) => form.test(name));
  return named(/^driver\d+$/).flatMap((driver): Blamed[] => {
    const owner = driver.at['owner'];
    const [done] = named(new RegExp(`^done${owner}$`));
    if (!driver.is('memunmap_pages.waiting') || done?.is('pending') !== true) return [];
    return named(/^walker\d+$/)
      .filter((walker) => walker.context['owner'] === owner && holds(walker))
      .map((walker) => ({
        waiter: `memunmap_pages of ${driver.name}`,
        waitsFor: `the last reference of pgmap${owner}`,
        heldBy: `${walker.name}, ${doing(walker)}`,
      }));
  });
};

/** Where a walker has the reference of its lookup; `forgetful` is a state that a dropped duty adds. */
function holds(walker: Seen): boolean {
  return (
    ['holding', 'reading', 'putting'].some((state) => walker.is(state)) ||
    walker.value === 'forgetful'
  );
}

function doing({ value }: Seen): string {
  return value === 'forgetful'
    ? 'which has returned without put_dev_pagemap'
    : 'which has looked the pagemap up and not put it yet';
}
