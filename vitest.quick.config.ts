import { defineConfig } from 'vitest/config';
import { quick } from './test/quick.ts';
import base from './vitest.config.ts';

const { projects: _, ...test } = base.test!;

export default defineConfig({ ...base, test: { ...test, include: [...quick] } });
