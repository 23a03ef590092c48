import { element } from './svg.ts';

/** Declares the heads of arrows: `url(#head)`, and `url(#harm)` for what leads to a violation. */
export const ARROW_HEADS = element(
  'defs',
  {},
  ...[
    { id: 'head', role: 'head' },
    { id: 'harm', role: 'head harm' },
  ].map(({ id, role }) =>
    element(
      'marker',
      {
        id,
        viewBox: '0 0 8 8',
        refX: 7,
        refY: 4,
        markerWidth: 7,
        markerHeight: 7,
        markerUnits: 'userSpaceOnUse',
        orient: 'auto',
      },
      element('path', { d: 'M0 0 8 4 0 8z', class: role }),
    ),
  ),
);
