import { randomUUID } from 'node:crypto';
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { ownModule } from '../../package/package-folder.ts';

/** What a CommonJS script has and a module has not. */
const OF_COMMONJS = /^(require|module|exports|__dirname|__filename) is not defined/;

/**
 * Imports a file of a user, TypeScript or not, with what it imports itself: anew at each call.
 *
 * @param path absolute
 */
export async function importFile(path: string): Promise<Readonly<Record<string, unknown>>> {
  // Loaded here, since most calls have no file of a user.
  const tsx = await import('tsx/esm/api');
  const url = pathToFileURL(path).href;
  try {
    const loader = tsx.register({ namespace: randomUUID() });
    // Hooks are asked from the last to the first. From its sources the package is no module of Node.
    const hooks = ownModule('cli/lookup/module-hooks').href;
    if (hooks.endsWith('.js')) register(hooks);
    return (await loader.import(url, import.meta.url)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    if (!(error instanceof ReferenceError && OF_COMMONJS.test(error.message))) throw error;
    return (await tsx.tsImport(url, import.meta.url)) as Readonly<Record<string, unknown>>;
  }
}
