import type { Assumed } from '../../schemas/log-finding.ts';
import { addressOf } from '../log/address.ts';
import { FS_DAX, isDax } from '../kernel/memory-types.ts';
import { callerOf } from './caller-of.ts';
import { TOLD_MAX } from './link-dax.ts';
import { OwnMappings } from './own-mappings.ts';
import type { Heard } from '../probes/heard.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';
import { nameOf } from './slice.ts';
import { fieldOf } from '../log/trace-event.ts';
import type { Handlers, LinkParts } from './handlers.ts';

/** Whether ext4's last wait is over, that for its own entry in sysfs when it is unmounted. */
export function isOfUnmount({ event }: Heard): boolean {
  return /^\w+_put_super\b/.test(callerOf(event)?.text ?? '');
}

type EndOfUseMeans = 'sched_process_exit' | 'mmap' | 'munmap_begin' | 'munmap' | 'umount';

/** Reads what ends the use of FS_DAX and GENERIC memory from outside of it: unmounts, exits, munmaps. */
export function endOfUseHandlers({ pagemaps, router, showsFrees, shows }: LinkParts): {
  readonly handlers: Handlers<EndOfUseMeans>;
  readonly waitOfUnmountOver: (heard: Heard) => void;
  readonly waitOfWhomOver: (heard: Heard, caller: string) => void;
} {
  const mappings = new OwnMappings();

  /** What a task mapped is gone from its page tables. */
  const unmaps = (heard: Heard, pagemap: RegisteredPagemap, how: 'tell' | 'tellPagemap'): void => {
    const fewer = pagemap.users.uncounted();
    const details = heard.means === 'munmap' ? {} : { variant: 'maps' };
    if (fewer > 0) router[how](heard, pagemap, details);
    for (let i = 1; i < fewer; i++) router.tellPagemap(heard, pagemap, details);
  };

  /** The memory that an unmount may have been of; frees show it where they are told. */
  const mayBeUnmounted = (): RegisteredPagemap[] =>
    [...pagemaps.live()].filter((one) => one.type === FS_DAX && !showsFrees(one));

  const unmounted = (heard: Heard, what: Assumed['what']): void => {
    const { by, line } = heard;
    for (const pagemap of mayBeUnmounted()) {
      pagemap.users.assume({ what, by, line }, ['maps']);
      pagemap.users.unmapAll();
      router.tell(heard, pagemap, {}, 'umount');
    }
  };

  /** A process is over, and with it all page tables and open files of its. */
  const exits = (heard: Heard, pagemap: RegisteredPagemap): boolean => {
    const { users } = pagemap;
    const { runner, by, line } = heard;
    const pins = users.pinsOf(runner);
    const isKnown = fieldOf(heard.event, 'group_dead') !== undefined;
    // A page that is not freed is pinned where the free of a page that is only mapped is shown.
    const isShown = showsFrees(pagemap);
    if (isKnown) users.ensure(['maps'], runner);
    else if (!isShown) {
      users.assume({ what: 'end of process', by, line }, ['maps', 'pins'], runner);
    }
    const had = isShown ? false : users.mapsOf(runner);
    if (had) {
      users.unmap(runner);
      unmaps(heard, pagemap, 'tell');
    }
    if (pins > 0) router.tell(heard, pagemap, { variant: 'pins' });
    for (let i = 1; i < Math.min(pins, TOLD_MAX); i++) {
      router.tellPagemap(heard, pagemap, { variant: 'pins' });
    }
    return had || pins > 0;
  };

  /** The file system is unmounted, if its memory is any that is still mapped. */
  const seesUnmount = (heard: Heard): void => {
    if (mayBeUnmounted().length === 0) return router.settle(heard);
    unmounted(heard, 'unmount');
  };

  const handlers: Handlers<EndOfUseMeans> = {
    sched_process_exit: (heard) => {
      // A thread of a process that lives on; page tables and open files are the process's.
      if (fieldOf(heard.event, 'group_dead') === 'false') return router.settle(heard);
      mappings.forget(heard.runner);
      const told = [...pagemaps.live()].filter((one) => isDax(one) && exits(heard, one));
      const isUmount = heard.event.comm === 'umount' && !shows('umount');
      if (isUmount && mayBeUnmounted().length > 0) {
        unmounted(heard, 'exit of umount');
      } else if (told.length === 0) router.settle(heard);
    },
    mmap: (heard) => {
      mappings.made(heard);
      router.settle(heard);
    },
    munmap_begin: (heard) => {
      mappings.leaves(heard);
      router.settle(heard);
    },
    munmap: (heard) => {
      const left = mappings.left(heard.runner);
      if (left === 'another') return router.settle(heard);
      let isTold = false;
      for (const pagemap of pagemaps.live()) {
        if (!isDax(pagemap)) continue;
        const { users } = pagemap;
        if (showsFrees(pagemap)) {
          if (left !== 'the only one' || !users.saysUnmapped(heard.runner, heard.line)) continue;
          isTold = true;
          router.tellPagemap(heard, pagemap, {}, 'munmap_pinned');
          continue;
        }
        const { by, line } = heard;
        if (left === 'one of several')
          users.assume({ what: 'whole munmap', by, line }, ['maps'], heard.runner);
        else users.ensure(['maps'], heard.runner);
        if (!users.mapsOf(heard.runner)) continue;
        isTold = true;
        users.unmap(heard.runner);
        unmaps(heard, pagemap, 'tellPagemap');
      }
      if (!isTold) router.settle(heard);
    },
    umount: (heard) => {
      const hasNoDax = addressOf(heard.field('address')) === 0n;
      if (hasNoDax) router.settle(heard);
      else seesUnmount(heard);
    },
  };

  /** The last wait of an unmount, see isOfUnmount; where the log shows unmounts they tell more. */
  const waitOfUnmountOver = (heard: Heard): void => {
    if (shows('umount')) router.settle(heard);
    else seesUnmount(heard);
  };

  /** A wait is over whose caller is lost: it may have been that of an unmount, which shows in nothing else. */
  const waitOfWhomOver = (heard: Heard, caller: string): void => {
    router.settle(heard);
    if (shows('umount')) return;
    const facts = { function: 'wait_for_completion', caller };
    for (const pagemap of mayBeUnmounted()) {
      if (pagemap.users.mappers().length === 0) continue;
      pagemap.doubt({ kind: 'callers lost', line: heard.line, object: nameOf(pagemap), facts });
    }
  };
  return { handlers, waitOfUnmountOver, waitOfWhomOver };
}
