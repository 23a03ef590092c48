import { element } from './svg.ts';

/** Declares the head of arrows; to be used as `marker-end="url(#head)"`. */
export const ARROW_HEAD = element(
  'defs',
  {},
  element(
    'marker',
    {
      id: 'head',
      viewBox: '0 0 8 8',
      refX: 7,
      refY: 4,
      markerWidth: 7,
      markerHeight: 7,
      markerUnits: 'userSpaceOnUse',
      orient: 'auto',
    },
    element('path', { d: 'M0 0 8 4 0 8z', class: 'head' }),
  ),
);
