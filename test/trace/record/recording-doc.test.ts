import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readProbes } from '../../../src/trace/probes/read-probes.ts';
import { knownLayout } from '../../../src/trace/record/known-layouts.ts';
import { planRecording } from '../../../src/trace/record/plan-recording.ts';
import { errorsOf } from '../../schemas/validators.ts';

test("the driver's own probes in docs/recording.md are armed as they say", () => {
  const page = readFileSync(new URL('../../../docs/recording.md', import.meta.url), 'utf8');
  const [, text = ''] = /^```json\n(.*?)^```$/ms.exec(page) ?? [];
  expect(errorsOf('probes', JSON.parse(text))).toEqual([]);
  const probes = readProbes(text, 'my-driver.json');
  const layout = knownLayout('7.3')!;
  const plan = planRecording({ release: '7.3', layout, probes, maxActive: 1 })!;
  const fetch = 'page=%di:x64 pgmap=+8(%di):x64 count=+52(%di):s32';
  expect(plan.probes).toEqual([
    {
      event: 'drv_page_free',
      kind: 'p',
      definitions: [`my_driver:my_folio_free ${fetch}`, `my_driver:my_page_free ${fetch}`],
    },
    { event: 'drv_evict', kind: 'p', definitions: ['my_driver:my_evict mdev=%di:x64'] },
  ]);
  expect(plan.leftOut).toEqual([]);
});
