import { setup } from 'xstate';
import { Compiled } from '../../src/checker/tables/compile.ts';
import { describe, expect, it } from 'vitest';
import {
  alternativesOf,
  choice,
  names,
  object,
  startIn,
  system,
  yesNo,
  type Alternative,
  type Choice,
} from '../../src/index.ts';
import { instancesOf } from '../../src/model/changes/revised-instances.ts';
import { meets, resolveSizes } from '../../src/model/changes/setting.ts';
import { withAlternatives } from '../../src/model/system.ts';
import { messageOf } from './message-of.ts';

const machine = (id: string, start = 'up') =>
  object(
    setup({ types: { events: {} as { type: 'GO' } } }).createMachine({
      id,
      initial: start,
      states: { up: { on: { GO: 'up' } }, down: { on: { GO: 'down' } } },
    }),
    { effects: ['GO'] },
  );
type Machine = ReturnType<typeof machine>;

interface Parts {
  readonly link: Machine;
  readonly more?: Machine;
}
const link = alternativesOf<Parts>({ system: 'links', choice: 'design' });
const first = link({ id: 'first', sentence: 'one link', parts: { link: machine('link') } });
const second = link({
  id: 'second',
  sentence: 'two',
  parts: { link: machine('link', 'down'), more: machine('other') },
  sizes: { links: { unit: 'links', default: 3, max: 4 } },
});

const known = { because: '', control: { adds: '', at: {} } };

const links = (more: readonly Alternative<Parts>[] = [], others: readonly Choice[] = []) => {
  const design = choice({
    id: 'design',
    sentence: 'which links',
    default: 'first',
    alternatives: [first, second, ...more],
  });
  return system({
    id: 'links',
    about: 'test',
    sizes: { links: { unit: 'links', default: 1, max: 2 } },
    choices: [design, ...others],
    rules: [],
    compose(c, { links: count = 1 }) {
      const { link: def, more: beside } = c.chosen(design);
      c.family('link', count, def);
      if (beside) c.object('beside', beside);
    },
  });
};

const namesAt = (setting: Record<string, number | string>): string[] =>
  instancesOf(links(), resolveSizes(links(), setting)).map(({ name }) => name);

describe('a setting', () => {
  it('has every size and every choice, those that are not given as their default', () => {
    expect(resolveSizes(links())).toEqual({ links: 1, design: 'first' });
    expect(resolveSizes(links(), { design: 'second' })).toEqual({ links: 3, design: 'second' });
  });

  it('says which parts a system has', () => {
    expect(namesAt({})).toEqual(['link0']);
    expect(namesAt({ design: 'second', links: 2 })).toEqual(['link0', 'link1', 'beside']);
  });

  it('meets what a rule needs: at least so much of a size, the very alternative of a choice', () => {
    expect(meets({ links: 2, late: 'no' }, { links: 1, late: 'no' })).toBe(true);
    expect(meets({ links: 1 }, { links: 2 })).toBe(false);
    expect(meets({ links: 2, late: 'yes' }, { late: 'no' })).toBe(false);
    expect(meets({}, { links: 1 })).toBe(false);
  });

  it.each([
    [{ design: 'thrid' }, 'system links, design = thrid: is not one of its alternatives'],
    [{ design: 1 }, 'system links, design = 1: is not one of its alternatives'],
    [{ links: 3 }, 'system links, size links = 3: is out of range'],
    [{ links: 'two' }, 'system links, size links = two: is out of range'],
    [{ link: 1 }, 'system links, size link: does not exist'],
  ])('is refused with %j', (given, message) => {
    expect(messageOf(() => resolveSizes(links(), given))).toContain(message);
  });
});

describe('a choice', () => {
  it('between yes and no is a flag, and between names the name', () => {
    const flag = yesNo({ id: 'late', sentence: 'late', default: 'no' });
    const walk = names({
      id: 'walk',
      sentence: 'w',
      names: { pte: 'a', pmd: 'b' },
      default: 'pte',
    });
    const seen: unknown[] = [];
    const def = system({
      id: 'flags',
      about: 'test',
      choices: [flag, walk],
      rules: [],
      compose: (c) => void seen.push(c.chosen(flag), c.chosen(walk)),
    });
    instancesOf(def, resolveSizes(def));
    instancesOf(def, resolveSizes(def, { late: 'yes', walk: 'pmd' }));
    expect(seen).toEqual([false, 'pte', true, 'pmd']);
  });

  it.each<[string, () => unknown, string, string]>([
    [
      'with two alternatives of one id',
      () => links([{ ...first }]),
      'choice design, first: is the id of two alternatives',
      'give each its own id',
    ],
    [
      'with a default that is none of them',
      () => choice({ id: 'design', sentence: '', default: 'none', alternatives: [first] }),
      'choice design, default none: is none of its alternatives',
      'name one of first',
    ],
    [
      'that is called like a size',
      () => links([], [yesNo({ id: 'links', sentence: '', default: 'no' })]),
      'system links, choice links: is the name of another choice or of a size',
      'give it a name of its own',
    ],
    [
      'whose alternative lacks a part',
      () => links([link({ id: 'third', sentence: '', parts: {} as Parts })]),
      'design third, part link: is missing',
      'give the machine of an object, as first does',
    ],
    [
      'whose alternative gives a part of another kind',
      () => links([link({ id: 'third', sentence: '', parts: { link: 'up' } as never })]),
      'design third, part link: is a string',
      'give the machine of an object, as first does',
    ],
    [
      'whose alternative belongs to another system',
      () =>
        links([
          alternativesOf<Parts>({ system: 'other', choice: 'design' })({
            id: 'third',
            sentence: '',
            parts: first.parts,
          }),
        ]),
      'system links, design third: is an alternative of design of system other',
      'list it where it belongs',
    ],
    [
      'whose alternative has rules',
      () => link({ id: 'third', sentence: '', parts: first.parts, rules: [] } as never),
      'design third, rules: an alternative has none: it is held against the rules of links',
      'leave them out; a rule about a machine of your own is exported beside it',
    ],
    [
      'whose alternative is known to break a rule that there is not',
      () =>
        links([link({ id: 'third', sentence: '', parts: first.parts, breaks: { none: known } })]),
      'design third, breaks: names none, which the system does not have',
      'there is none',
    ],
    [
      'whose alternative is known to need a duty that there is not',
      () =>
        links([
          link({ id: 'third', sentence: '', parts: first.parts, breaksWithout: { gates: [] } }),
        ]),
      'design third, breaksWithout: names gates, which the system does not have',
      'there is none',
    ],
    [
      'that the system does not list',
      () => {
        const other = yesNo({ id: 'late', sentence: '', default: 'no' });
        const def = { ...links(), compose: (c: Asks) => void c.chosen(other) };
        return instancesOf(def, resolveSizes(def));
      },
      'system links, choice late: is none that it lists',
      'there is: design',
    ],
  ])('is refused %s', (_, make, message, fix) => {
    expect(messageOf(make)).toContain(message);
    expect(messageOf(make)).toContain(fix);
  });
});

interface Asks {
  chosen(choice: Choice<boolean>): boolean;
}

describe('an alternative of a file', () => {
  const mine = link({ id: 'mine', sentence: 'my own', parts: first.parts });

  it('stands beside those of the system', () => {
    const def = withAlternatives(links(), [mine]);
    expect(resolveSizes(def, { design: 'mine' })).toEqual({ links: 1, design: 'mine' });
    expect(links().choices[0]!.alternatives.map(({ id }) => id)).not.toContain('mine');
  });

  it.each<[string, Alternative, string, string]>([
    [
      'whose id is taken',
      { ...mine, id: 'first' },
      'design first: is the id of one that links has',
      'give it an id of its own',
    ],
    [
      'of a choice that the system does not have',
      { ...mine, of: { system: 'links', choice: 'desing' } },
      'desing mine: system links has no choice desing',
      'did you mean design?',
    ],
    [
      'with a part that nothing asks for',
      { ...mine, parts: { ...first.parts, mroe: machine('other') } },
      'design mine, part mroe: is a part that no other alternative has',
      'did you mean more?',
    ],
  ])('is refused %s', (_, one, message, fix) => {
    expect(messageOf(() => withAlternatives(links(), [one]))).toContain(message);
    expect(messageOf(() => withAlternatives(links(), [one]))).toContain(fix);
  });

  it('is refused when it names a machine twice', () => {
    const twice = { ...mine, parts: { link: machine('same'), more: machine('same', 'down') } };
    const def = withAlternatives(links(), [twice]);
    expect(messageOf(() => instancesOf(def, resolveSizes(def, { design: 'mine' })))).toEqual([
      'system links, beside, machine same: is another machine than that of link0, which has this id too',
      'give the new machine an id of its own',
    ]);
  });

  it('may change a machine that is there only with something else chosen, and none that never is', () => {
    const other = machine('other');
    const changing = (of: Machine) => ({ ...mine, changes: [startIn(of, 'up', 'down')] });
    const setting = { design: 'mine' };
    const fits = withAlternatives(links(), [changing(other)]);
    expect(new Compiled(fits, resolveSizes(fits, setting)).instances).toHaveLength(1);
    const never = withAlternatives(links(), [changing(machine('othre'))]);
    expect(messageOf(() => new Compiled(never, resolveSizes(never, setting)))).toEqual([
      'design mine, machine othre: is in links at none of its settings',
      'did you mean other?',
    ]);
  });
});
