/** A picture that needs nothing beside itself. */
interface Picture {
  /** Told to whoever cannot see it, and shown as a tooltip. */
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly body: readonly string[];
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Room between the picture and its edge. */
const MARGIN = 12;

/**
 * Colours by role, light first: of the same hues as the explorer page. The picture has a ground of its
 * own, since nobody knows what it will be laid on.
 */
const STYLE = `
:root{--ground:#f6f7f9;--raised:#fff;--line:#dde1e7;--strong:#8c97a8;--ink:#1b2330;--faint:#55606f;--accent:#2459c9;--bad:#b3202c;--bad-ground:#fdecec}
@media(prefers-color-scheme:dark){:root{--ground:#11151c;--raised:#1f2732;--line:#2c3644;--strong:#7a899d;--ink:#e6eaf0;--faint:#a3afbf;--accent:#7fa8ff;--bad:#ff8a8a;--bad-ground:#3d1b20}}
text{fill:var(--ink);font:12px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;white-space:pre}
.ground{fill:var(--ground)}
.head{fill:var(--strong)}
.name{font-weight:700}
.faint{fill:var(--faint)}
.bad{fill:var(--bad);font-weight:700}
.line{fill:none;stroke:var(--strong);stroke-width:1.2}
.line.harm{stroke:var(--bad);stroke-width:1}
.head.harm{fill:var(--bad)}
.rule{stroke:var(--line);fill:none}
.box{fill:var(--raised);stroke:var(--strong)}
.box.outer{fill:var(--ground)}
.box.parallel{stroke-dasharray:5 3}
.box.violation{stroke:var(--bad);stroke-width:1.6;fill:var(--bad-ground)}
.dot{fill:var(--ink)}
.under{fill:var(--ground)}
`.trim();

/** A whole SVG file: no script, nothing fetched, light and dark by the reader's preference. */
export function svgFile({ title, description, width, height, body }: Picture): string {
  const [wide, high] = [Math.ceil(width) + 2 * MARGIN, Math.ceil(height) + 2 * MARGIN];
  const text = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: wide,
      height: high,
      viewBox: `${-MARGIN} ${-MARGIN} ${wide} ${high}`,
      role: 'img',
      'aria-label': `${title}. ${description}`,
    },
    element('title', {}, escaped(title)),
    element('desc', {}, escaped(description)),
    element('style', {}, STYLE),
    element('rect', {
      class: 'ground',
      x: -MARGIN,
      y: -MARGIN,
      width: wide,
      height: high,
      rx: 8,
    }),
    ...body,
  );
  return `${text}\n`;
}

/** An element with its attributes escaped; children are elements or escaped text. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  if (children.length === 0) return `<${name}${written}/>`;
  const inline = children.every((child) => !child.startsWith('<') || child === '');
  return inline
    ? `<${name}${written}>${children.join('')}</${name}>`
    : `<${name}${written}>\n${children.join('\n')}\n</${name}>`;
}

/** A line of text; its left end and base line are at x and y. */
export function line(x: number, y: number, words: string, role?: string): string {
  return element('text', { x, y, class: role }, escaped(words));
}

/** Text as XML takes it. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
