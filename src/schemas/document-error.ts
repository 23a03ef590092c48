/** A file that is not what it should be; the command line prints it and exits with 65. */
export class DocumentError extends Error {
  readonly file: string;
  /** Place in the document, e.g. `steps[3].participants[0].from`. */
  readonly path: string;
  readonly fix: string;

  constructor(file: string, path: string, problem: string, fix: string) {
    super(`${file}: ${path === '' ? 'the document' : path} ${problem}\n  fix: ${fix}`);
    this.name = 'DocumentError';
    this.file = file;
    this.path = path;
    this.fix = fix;
  }
}
