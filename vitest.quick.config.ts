import { defineConfig } from 'vitest/config';
import { quick } from './test/quick.ts';
import base from './vitest.config.ts';

export default defineConfig({
  ...base,
  test: { ...base.test, include: [...quick] },
});
