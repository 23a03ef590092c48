import { readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** How often files are looked at, in milliseconds. */
const LOOK_EVERY_MS = 150;
/** What a model may be made of. */
const PART = /\.(?:[cm]?[jt]s|json)$/;

/**
 * Tells when a file, or another beside it that it may import, was saved. Files are looked at in turn:
 * editors write in many ways, and many of them put a new file in the place of the old one. A change is
 * told when two looks in a row find the same, so that a file is written to its end.
 */
export class FileChanges {
  readonly #folders: readonly string[];
  #told: string;
  #last: string;

  constructor(files: readonly string[]) {
    this.#folders = [...new Set(files.map((file) => dirname(resolve(file))))];
    this.#told = this.#last = this.#look();
  }

  /** Ends at the next change, or when the signal says so: true for a change. */
  next(signal: AbortSignal): Promise<boolean> {
    return new Promise((settle) => {
      const end = (changed: boolean): void => {
        clearInterval(timer);
        signal.removeEventListener('abort', stop);
        settle(changed);
      };
      const stop = (): void => end(false);
      const timer = setInterval(() => {
        const now = this.#look();
        const isQuiet = now === this.#last;
        this.#last = now;
        if (!isQuiet || now === this.#told) return;
        this.#told = now;
        end(true);
      }, LOOK_EVERY_MS);
      signal.addEventListener('abort', stop);
      if (signal.aborted) stop();
    });
  }

  #look(): string {
    return this.#folders.flatMap(stamps).join('\n');
  }
}

/** What changes of a file when it is saved. */
function stamps(folder: string): string[] {
  return namesIn(folder).flatMap((name) => {
    const path = join(folder, name);
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.isFile() === true ? [`${path} ${found.mtimeMs} ${found.size} ${found.ino}`] : [];
  });
}

/** None of a folder that is away for a moment. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => PART.test(name));
  } catch {
    return [];
  }
}
