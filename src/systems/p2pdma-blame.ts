import type { Seen } from '../model/rule.ts';
import type { Blame, Blamed } from '../model/system.ts';

/**
 * Says who keeps memunmap_pages of a provider waiting: who maps a page, has one in flight, has
 * allocated memory, or sets a mapping up. It knows the instances of `p2pdma` by their names.
 */
export const p2pdmaBlame: Blame = (instances) => {
  const named = (form: RegExp): Seen[] => instances.filter(({ name }) => form.test(name));
  const [driver] = named(/^driver$/);
  const [done] = named(/^done$/);
  if (driver?.is('memunmap_pages.waiting') !== true || done?.is('pending') !== true) return [];
  const held = (heldBy: string): Blamed => ({
    waiter: 'memunmap_pages',
    waitsFor: 'the last reference of the pagemap',
    heldBy,
  });
  const found = [
    ...named(/^pte/)
      .filter((pte) => pte.is('mapped'))
      .map(
        ({ at }) =>
          `page${at['page']} <- page table of process${at['process']} (nothing obliges it to unmap)`,
      ),
    ...named(/^request/)
      .filter((request) => request.is('inFlight'))
      .map((one) => `page${one.context['page']} <- ${one.name}, in flight${rest(one)}`),
    ...named(/^client/)
      .filter((client) => client.is('holds') || client.value === 'locked')
      .map(
        (one) => `page${one.context['page']} <- ${one.name}, which has allocated it${rest(one)}`,
      ),
    ...named(/^process/)
      .filter((process) => SETTING_UP.some((state) => process.is(state)))
      .map((one) => `page${one.context['page']} <- ${one.name}, whose mmap has not returned`),
  ];
  const leaks = named(/^process/).filter((process) => process.value === 'leaked');
  return [
    ...found,
    ...leaks.map(({ name }) => `an mmap of ${name} that failed and did not put its reference`),
  ].map(held);
};

/** Where a process has the temporary reference of an mmap. */
const SETTING_UP = ['expect', 'init', 'insert', 'get', 'putOwn', 'putTemporary'] as const;

/** Why it need not end. */
const rest = (one: Seen): string => (one.has('rest') ? ' (nothing obliges it to end that)' : '');
