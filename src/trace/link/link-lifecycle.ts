import { addressOf, isError } from '../log/address.ts';
import { ENDS_OF_MAPPINGS, ENDS_OF_PINS } from '../kernel/armed.ts';
import { isDax } from '../kernel/memory-types.ts';
import type { Heard } from '../probes/heard.ts';
import type { Call } from './call-stacks.ts';
import type { Handlers, LinkParts } from './handlers.ts';
import type { HoldKeeper } from './hold-keeper.ts';
import { conflictOf, learnRange, type WrongRange } from './learn-range.ts';
import { callerOf } from './caller-of.ts';
import { isOfUnmount, type endOfUseHandlers } from './link-end-of-use.ts';
import { wordOf } from './link-pages.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';
import { nameOf } from './slice.ts';
import { howToTell } from './how-to-tell.ts';

type RefMeans = 'percpu_ref_kill' | 'percpu_ref_exit' | 'pgmap_ref_released';

type LifecycleMeans =
  | RefMeans
  | 'memremap_pages'
  | 'memremap_pages_ret'
  | 'memunmap_pages'
  | 'memunmap_pages_ret'
  | 'wait_for_completion'
  | 'wait_for_completion_ret'
  | 'sleep';

/**
 * Reads the events of registrations as a whole: they begin, their counts are killed and waited for, they end.
 *
 * @param unmounts what to do when the wait that is over was an unmount's, or nobody knows whose
 */
export function lifecycleHandlers(
  { pagemaps, router, calls, showsFrees, shows, armed, report }: LinkParts,
  keeper: HoldKeeper,
  unmounts: Pick<ReturnType<typeof endOfUseHandlers>, 'waitOfUnmountOver' | 'waitOfWhomOver'>,
): Handlers<LifecycleMeans> {
  const refuse = (
    { line }: Heard,
    wrong: WrongRange | undefined,
    pagemap: RegisteredPagemap,
  ): void => {
    if (wrong) report({ standing: 'refused', finding: { ...wrong, line }, pagemap });
  };

  const ofRef = (told: Heard<RefMeans>, isPagemap: boolean): void => {
    // Without flags nobody knows whether the task did it or an interrupt that stopped it.
    const anyone = isPagemap && told.event.context === 'unknown';
    const heard = anyone ? told.inInterrupt() : told;
    const ref = heard.field('ref') ?? '';
    const pagemap = pagemaps.ofRef(ref, heard.field('release'), isPagemap);
    if (!pagemap) return router.settle(heard);
    if (!isPagemap) calls.findUnregister(heard, pagemap);
    router.tell(heard, pagemap, { word: wordOf(heard, pagemap), ...(anyone && { anyone }) });
  };

  /** Where the log does not show the returns that end a registration, the next one tells that it has ended. */
  const mayHaveGone = ({ lifecycle }: RegisteredPagemap): boolean => {
    const isBegun = lifecycle.some(({ means }) => means === 'memunmap_pages');
    return !armed(isBegun ? 'memunmap_pages_ret' : 'memremap_pages_ret');
  };

  /** What may have ended the use of memory that somebody seems to have when it goes. */
  const mayHaveEnded = ({ type = 0, users }: RegisteredPagemap): readonly string[] =>
    [
      ...(users.mappers().length > 0 ? (ENDS_OF_MAPPINGS[type] ?? []) : []),
      ...(users.pinned() > 0 ? ENDS_OF_PINS : []),
    ].filter((event) => !armed(event));

  /** Notes what may excuse that somebody has memory of it now that its struct pages go. */
  const goes = (pagemap: RegisteredPagemap): void => {
    if (!isDax(pagemap)) return;
    const { users, type } = pagemap;
    const object = nameOf(pagemap);
    const events = mayHaveEnded(pagemap);
    const facts = { events, ...(type !== undefined && { type }) };
    pagemap.putUnseen = [
      ...users.mayBePut().map((put) => ({ kind: 'put unseen', object, facts: put }) as const),
      ...(events.length > 0 ? [{ kind: 'not armed', object, facts } as const] : []),
    ];
  };

  return {
    memremap_pages: (heard) => {
      const address = heard.field('pgmap') ?? '';
      let pagemap = pagemaps.at(address);
      if (pagemap && mayHaveGone(pagemap)) pagemaps.end(pagemap, heard.line);
      if (!pagemap || pagemap.gone) pagemap = pagemaps.register(address, heard.line);
      refuse(heard, learnRange(heard, pagemap), pagemap);
      calls.enter(heard, pagemap);
      router.tell(heard, pagemap);
    },
    memremap_pages_ret: (heard) => {
      const pagemap = calls.leave(heard)?.pagemap;
      if (!pagemap) return router.settle(heard);
      const failed = isError(heard.field('result') ?? '');
      router.tell(heard, pagemap, { variant: failed ? 'error' : 'ok' });
      if (failed) pagemaps.end(pagemap, heard.line);
      else {
        pagemap.registered = true;
        pagemap.mappedAt = addressOf(heard.field('result'));
        refuse(heard, conflictOf(pagemaps, pagemap), pagemap);
      }
    },
    memunmap_pages: (heard) => {
      calls.overUnseen(heard, 'memunmap_pages');
      const address = heard.field('pgmap') ?? '';
      const pagemap = pagemaps.at(address) ?? pagemaps.register(address);
      refuse(heard, learnRange(heard, pagemap), pagemap);
      refuse(heard, conflictOf(pagemaps, pagemap), pagemap);
      calls.enter(heard, pagemap);
      // Its return may be missing.
      goes(pagemap);
      router.tell(heard, pagemap);
    },
    memunmap_pages_ret: (heard) => {
      const pagemap = (calls.leave(heard) ?? calls.unseenUnregister(heard))?.pagemap;
      if (!pagemap) return router.settle(heard);
      router.tell(heard, pagemap);
      goes(pagemap);
      if (isDax(pagemap)) {
        pagemap.users.leave(showsFrees(pagemap));
        pagemap.wouldHaveTold = howToTell(pagemap, showsFrees(pagemap), shows('umount'));
      }
      pagemaps.end(pagemap, heard.line);
    },
    percpu_ref_kill: (heard) => ofRef(heard, false),
    percpu_ref_exit: (heard) => ofRef(heard, false),
    pgmap_ref_released: (heard) => ofRef(heard, true),
    wait_for_completion: (heard) => {
      const pagemap = pagemaps.ofDone(heard.field('done') ?? '');
      calls.enter(heard, pagemap);
      if (!pagemap) return router.settle(heard);
      calls.findUnregister(heard, pagemap);
      keeper.beginWait(heard, pagemap);
      router.tell(heard, pagemap, { word: wordOf(heard, pagemap) });
    },
    wait_for_completion_ret: (heard) => {
      const caller = callerOf(heard.event);
      const unseen = (): Call | undefined =>
        caller?.text.startsWith('memunmap_pages+') ? calls.unseenUnregister(heard) : undefined;
      const pagemap = (calls.leave(heard) ?? unseen())?.pagemap;
      if (!pagemap && isOfUnmount(heard)) return unmounts.waitOfUnmountOver(heard);
      if (!pagemap && caller?.isLost) return unmounts.waitOfWhomOver(heard, caller.text);
      if (!pagemap) return router.settle(heard);
      keeper.endWait(heard, pagemap);
      router.tell(heard, pagemap);
    },
    sleep: (heard) => {
      const pagemap = calls.inside(heard.runner, 'wait_for_completion')?.pagemap;
      if (pagemap) keeper.sleeps(heard, pagemap);
    },
  };
}
