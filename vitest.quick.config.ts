import { defineConfig } from 'vitest/config';
import { quick, replacing } from './test/quick.ts';
import base from './vitest.config.ts';

/** The files that everyday changes break: those that replace modules each by itself, the others together. */
const projects = [
  {
    extends: true as const,
    test: {
      name: 'together',
      include: quick.filter((file) => !replacing.includes(file)),
      isolate: false,
    },
  },
  {
    extends: true as const,
    test: { name: 'alone', include: quick.filter((file) => replacing.includes(file)) },
  },
];

export default defineConfig({ ...base, test: { ...base.test, projects } });
