import type { Standing as Kind } from '../../src/schemas/verdict.ts';

const SIGNS: Readonly<Record<Kind, readonly [sign: string, look: string]>> = {
  holds: ['✓', 'good'],
  broken: ['✗', 'bad'],
  undecided: ['?', 'doubt'],
  covered: ['◆', 'good'],
  'not reachable': ['◇', 'bad'],
  'not applicable': ['–', 'faint'],
};

/** How a rule stands, as a sign and in words. */
export function Standing({ of, short = false }: { of: Kind; short?: boolean }) {
  const [sign, look] = SIGNS[of];
  return (
    <span class={`standing ${look}`} title={of}>
      <span aria-hidden="true">{sign}</span>
      <span class={short ? 'only-read' : ''}> {of}</span>
    </span>
  );
}
