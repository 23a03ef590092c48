import { all, invariant } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/** No walk runs the text of an exporter that is unloaded (source: facts E2 O4, A12 module, D38). */
export const exporterTextNotRunAfterUnload = invariant({
  id: 'exporter-text-not-run-after-unload',
  sentence: 'no walk runs the text of an exporter that is unloaded',
  source: 'facts E2 O4, A12 module, D38',
  over: {
    exporters: all(tagged('unloaded')),
    walks: all(tagged('calling')),
  },
  holds: ({ exporters, walks }) =>
    !exporters.some((exporter) => exporter.has('unloaded')) ||
    !walks.some((walk) => walk.has('calling')),
  because: ({ walks }) =>
    walks
      .filter((walk) => walk.has('calling'))
      .map(({ name }) => `${name} is in its callback`)
      .join(', '),
});
