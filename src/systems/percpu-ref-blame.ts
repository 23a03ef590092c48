import type { Seen } from '../model/rule.ts';
import type { Blame } from '../model/system.ts';

/**
 * Says who keeps the owner of a killed reference count waiting: users that hold references, read
 * sections that the switch to atomic mode waits for. It knows the instances of `percpu-ref` by
 * their names.
 */
export const percpuRefBlame: Blame = (instances) => {
  const named = (form: RegExp): Seen[] => instances.filter(({ name }) => form.test(name));
  const [memunmap] = named(/^memunmap$/);
  const [done] = named(/^done$/);
  const [ref] = named(/^ref$/);
  if (memunmap?.is('waiting') !== true || done?.is('pending') !== true) return [];
  const holding = named(/^user\d+$/).filter(({ context }) => Number(context['refs'] ?? 0) > 0);
  const reading = named(/^rcu\d+$/).filter((reader) => reader.is('old'));
  const found = [
    ...holding.map((user) => `${user.name}, which ${doing(user)}`),
    ...reading.map(
      ({ at }) => `the switch to atomic mode <- an RCU read section of user${at['user']}`,
    ),
  ];
  const nobody =
    ref?.has('violation') === true
      ? []
      : ['nobody: what was put does not match what was got, and no put is left to be the last'];
  const isOver = named(/^rcu_callback$/).every((callback) => callback.is('ran'));
  return (found.length > 0 || !isOver ? found : nobody).map((heldBy) => ({
    waiter: memunmap.name,
    waitsFor: 'the last reference',
    heldBy,
  }));
};

/** One that has forgotten its reference is in a state that a dropped duty adds. */
function doing(user: Seen): string {
  const refs = Number(user.context['refs']);
  const [what, them] = refs === 1 ? ['a reference', 'it'] : [`${refs} references`, 'them'];
  if (user.value === 'forgetful') return `has forgotten ${what}`;
  return `holds ${what}${user.has('rest') ? ` (nothing obliges it to put ${them})` : ''}`;
}
