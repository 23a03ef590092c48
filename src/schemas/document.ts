import { DocumentError } from './document-error.ts';

/** A value somewhere in a document of unknown shape, read step by step with its path in every error. */
export class Place {
  readonly value: unknown;
  readonly path: string;
  readonly #file: string;

  constructor(file: string, value: unknown, path = '') {
    this.#file = file;
    this.value = value;
    this.path = path;
  }

  /** @throws DocumentError always */
  refuse(problem: string, fix: string): never {
    throw new DocumentError(this.#file, this.path, problem, fix);
  }

  /** An object with these keys and no others; a key that ends with `?` may be absent. */
  fields(...keys: readonly string[]): Fields {
    const object = this.#object();
    const names = keys.map((key) => key.replace(/\?$/, ''));
    for (const key of Object.keys(object)) {
      if (!names.includes(key)) {
        this.refuse(`has an unknown key ${key}`, `remove it; known keys: ${names.join(', ')}`);
      }
    }
    for (const key of keys) {
      if (!key.endsWith('?') && object[key] === undefined) {
        this.refuse(
          `has no ${key}`,
          'add it; the schemas folder of the package describes every key',
        );
      }
    }
    return {
      get: (key) => this.#inner(object, key),
      optional: (key, read) =>
        object[key] === undefined ? {} : single(key, read(this.#inner(object, key))),
    };
  }

  /** An object with any keys. */
  record<T>(read: (place: Place) => T): Record<string, T> {
    const object = this.#object();
    return Object.fromEntries(
      Object.keys(object).map((key) => [key, read(this.#inner(object, key))]),
    );
  }

  list<T>(read: (place: Place) => T, { least = 0 }: { least?: number } = {}): T[] {
    const { value } = this;
    if (!Array.isArray(value)) this.refuse(`is ${nameOf(value)}`, 'make it a list');
    if (value.length < least) this.refuse('is empty', 'list at least one');
    return value.map((item, i) => read(new Place(this.#file, item, `${this.path}[${i}]`)));
  }

  string(): string {
    if (typeof this.value !== 'string') this.refuse(`is ${nameOf(this.value)}`, 'make it a string');
    return this.value;
  }

  /** A string that is not empty. */
  name(): string {
    const text = this.string();
    return text === '' ? this.refuse('is empty', 'name it') : text;
  }

  /** One plain value: a string, a number, a flag, or null. */
  plain(): string | number | boolean | null {
    const { value } = this;
    return value === null || ['string', 'number', 'boolean'].includes(typeof value)
      ? (value as string | number | boolean | null)
      : this.refuse(`is ${nameOf(value)}`, 'make it a string, a number, true, false or null');
  }

  /** A whole number from 0. */
  index(): number {
    const { value } = this;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
      this.refuse(`is ${nameOf(value)}`, 'make it a whole number, 0 or more');
    }
    return value;
  }

  /** `true`, for a key that is left out when it does not hold. */
  yes(): true {
    return this.value === true
      ? true
      : this.refuse(`is ${nameOf(this.value)}`, 'make it true or leave it out');
  }

  oneOf<const T extends string>(...choices: readonly T[]): T {
    const found = choices.find((choice) => choice === this.value);
    return found ?? this.refuse(`is ${nameOf(this.value)}`, `use ${choices.join(' or ')}`);
  }

  #object(): Readonly<Record<string, unknown>> {
    if (!isObject(this.value)) this.refuse(`is ${nameOf(this.value)}`, 'make it an object');
    return this.value;
  }

  #inner(object: Readonly<Record<string, unknown>>, key: string): Place {
    const path = /^[A-Za-z_]\w*$/.test(key) ? `${this.path}.${key}` : `${this.path}["${key}"]`;
    return new Place(this.#file, object[key], path.replace(/^\./, ''));
  }
}

/** The keys of an object that has been checked to have no others. */
interface Fields {
  readonly get: (key: string) => Place;
  /** `{ key: value }` when the key is there, else `{}`: to be spread. */
  readonly optional: <const K extends string, T>(
    key: K,
    read: (place: Place) => T,
  ) => { readonly [P in K]?: T };
}

function single<const K extends string, T>(key: K, value: T): { readonly [P in K]?: T } {
  const entry: { [P in K]?: T } = {};
  entry[key] = value;
  return entry;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : JSON.stringify(value);
}
