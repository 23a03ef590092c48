import type { LogStanding as Kind } from '../../../src/schemas/verdict.ts';

const SIGNS: Readonly<Record<Kind, readonly [sign: string, look: string]>> = {
  follows: ['✓', 'good'],
  'follows, blocked': ['‖', 'doubt'],
  breaks: ['✗', 'bad'],
  refused: ['✗', 'bad'],
  inconclusive: ['?', 'doubt'],
};

const MEANINGS: Readonly<Record<Kind, string>> = {
  follows: 'the kernel did what the model allows',
  'follows, blocked':
    'the kernel did what the model allows, and somebody had to wait for pages in use',
  breaks: 'the kernel did what breaks a rule',
  refused: 'the kernel did what the model does not allow',
  inconclusive: 'the log does not tell enough for a verdict',
};

/** What a verdict says, in words. */
export function meaningOf(verdict: Kind): string {
  return MEANINGS[verdict];
}

/** How a verdict is coloured. */
export function lookOf(verdict: Kind): string {
  return SIGNS[verdict][1];
}

/** How a log stands to the model of its kernel, as a sign and in words. */
export function LogStanding({ of }: { of: Kind }) {
  const [sign, look] = SIGNS[of];
  return (
    <strong class={look}>
      <span aria-hidden="true">{sign}</span> {of}
    </strong>
  );
}
