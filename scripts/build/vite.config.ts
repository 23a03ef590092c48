import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** What is imported or run by its name: what the package publishes, the command, its threads. */
const ENTRIES = [
  'index',
  'duties/index',
  'machines/index',
  'rules/index',
  'systems/index',
  'walks/index',
  'cli/main',
  'cli/call',
  'cli/search/worker',
  'cli/explore/scene-worker',
  'cli/lookup/module-hooks',
];

const root = new URL('../../', import.meta.url);

/** What the package does not hold but finds where it is installed. */
const others = ((): string[] => {
  const text = readFileSync(new URL('package.json', root), 'utf8');
  const { dependencies, peerDependencies } = JSON.parse(text) as Record<string, object>;
  return Object.keys({ ...dependencies, ...peerDependencies });
})();

/**
 * The scripts of the package, in few files. A call of the command loads a thousand modules, its threads
 * and the file of a user most of them again; to find each takes longer than to run it.
 */
export default defineConfig({
  root: fileURLToPath(root),
  logLevel: 'warn',
  publicDir: false,
  build: {
    outDir: 'dist',
    // The declarations of types are there.
    emptyOutDir: false,
    target: 'es2023',
    minify: false,
    sourcemap: true,
    ssr: true,
    rolldownOptions: {
      input: Object.fromEntries(ENTRIES.map((name) => [name, `src/${name}.ts`])),
      external: (id) =>
        id.startsWith('node:') ||
        builtinModules.includes(id) ||
        others.some((name) => id === name || id.startsWith(`${name}/`)),
      output: { entryFileNames: '[name].js', chunkFileNames: 'shared/[name].js' },
    },
  },
});
