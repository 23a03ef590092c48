import { describe, expect, it } from 'vitest';
import { Compiled } from '../../src/checker/tables/compile.ts';
import { explore } from '../../src/checker/search/explore.ts';
import { all, cover, each, invariant, one, system } from '../../src/index.ts';
import type { Rule, Seen } from '../../src/model/rule.ts';
import { get, getter, page, search } from './books.ts';
import { messageFrom } from './message-of.ts';

const rule = { id: 'like-members', sentence: 'members are alike', source: 'test' };

function refs({ context }: Seen): number {
  return Number(context['refs']);
}

describe('a rule over like members', () => {
  const singlesOut = [
    'rule like-members, family page: changes its mind when page 0 and page 1 change places, but the members are alike',
    'say it of every member alike; where the place matters, create the family with { ordered: true } or mark the invariant asymmetric',
  ];
  const fewOfFirst = {
    ...rule,
    over: { pages: all(page) },
    holds: ({ pages }: { pages: readonly Seen[] }) => refs(pages[0]!) < 2,
  };

  it.each<[string, Rule]>([
    ['by its place in the list', invariant(fewOfFirst)],
    [
      'by its index',
      invariant({
        ...rule,
        over: { page: each(page) },
        holds: ({ page }) => page.at['page'] !== 0 || refs(page) < 2,
      }),
    ],
    [
      'by its name',
      invariant({
        ...rule,
        over: { page: each(page) },
        holds: ({ page }) => page.name === 'page1' || refs(page) < 2,
      }),
    ],
  ])('is refused when it singles one out %s', async (_how, asymmetric) => {
    expect(await messageFrom(search({ rules: [asymmetric] }))).toEqual(singlesOut);
  });

  it('is refused when a cover does so', async () => {
    const { over, holds } = fewOfFirst;
    const covered = cover({ ...rule, over, reached: (view) => !holds(view) });
    expect(await messageFrom(search({ rules: [covered] }))).toEqual(singlesOut);
  });

  it('is refused when it singles out a place of two families at once', async () => {
    const crossed = (holds: (pte: Seen) => boolean) =>
      system({
        id: 'tables',
        about: '',
        rules: [invariant({ ...rule, over: { pte: each(page) }, holds: ({ pte }) => holds(pte) })],
        compose({ family, thread: create }) {
          const tables = [0, 1].map((process) =>
            family(`pte${process}.`, 2, page, { index: 'page', at: { process } }),
          );
          create('A', getter(get), { page: tables[1]![0]!, pages: tables.flat() } as never);
        },
      });
    const searched = (holds: (pte: Seen) => boolean) => async () =>
      explore(new Compiled(crossed(holds), {}), { limits: { statesMax: 50 } });
    const [problem] = await messageFrom(
      searched((pte) => pte.at['process'] === 0 || refs(pte) < 3),
    );
    expect(problem).toContain('when process 0 and process 1 change places');
    await expect(searched((pte) => refs(pte) < 3)()).resolves.toMatchObject({ findings: [{}] });
  });

  it('is not judged where a thread has chosen a place, which would have to change too', async () => {
    const getsFirst = invariant({
      ...rule,
      over: { getter: one(getter(get)), pages: all(page) },
      holds: ({ getter: { context }, pages }) =>
        (context as { page?: number }).page !== 0 || refs(pages[0]!) < 2,
    });
    const step = { ...get, actions: 'pick', meta: { ...get.meta, picks: ['page'] } };
    const wires = ({ page: i }: { page?: number }) => ({ name: `page${i}` });
    await expect(
      search({ step, wires: { page: wires }, picks: { page: 2 }, rules: [getsFirst] })(),
    ).resolves.toMatchObject({ findings: [{ rule: getsFirst }] });
  });

  it('may say anything that is the same for all', async () => {
    const total = invariant({
      ...rule,
      over: { pages: all(page) },
      holds: ({ pages }) => pages.reduce((sum, one) => sum + refs(one), 0) < 9,
    });
    await expect(search({ rules: [total] })()).resolves.toMatchObject({
      findings: [{ rule: total }],
    });
  });

  it('may single one out where the place matters', async () => {
    const asymmetric = invariant({ ...fewOfFirst, asymmetric: true });
    const found = { findings: [{ rule: asymmetric }] };
    await expect(search({ rules: [asymmetric] })()).resolves.toMatchObject(found);
    const plain = invariant(fewOfFirst);
    await expect(search({ rules: [plain], ordered: true })()).resolves.toMatchObject({
      findings: [{ rule: plain }],
    });
  });
});
