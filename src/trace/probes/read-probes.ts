import { DocumentError } from '../../schemas/document-error.ts';
import { Place } from '../../schemas/document.ts';
import { MEANINGS, ROLES, type Means, type Role } from './meanings.ts';
import type { Arming, Probe } from './probe.ts';

/**
 * Reads probe definitions from the text of a file, as schemas/probes.v1.json describes them.
 *
 * @param file name of the file, for messages
 * @throws DocumentError naming file, place and fix
 */
export function readProbes(text: string, file: string): Probe[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DocumentError(
      file,
      '',
      `is not JSON: ${reason}`,
      'docs/trace.md shows what it looks like',
    );
  }
  const { get } = new Place(file, value).fields('schema', 'probes');
  get('schema').oneOf('unplug/probes/v1');
  return get('probes').list(probe, { least: 1 });
}

function probe(place: Place): Probe {
  const { get, optional } = place.fields(
    'event',
    'means?',
    'fields?',
    'when?',
    'says?',
    'arm?',
    'about?',
  );
  const event = get('event').name();
  if (!/^\w+$/.test(event)) {
    get('event').refuse(`is ${JSON.stringify(event)}`, 'use letters, digits and _, as ftrace does');
  }
  const read = {
    event,
    ...optional('means', (means) => means.oneOf(...(Object.keys(MEANINGS) as Means[]))),
    ...optional('fields', fields),
    ...optional('when', (when) => when.record((text) => text.name())),
    ...optional('says', (says) => says.name()),
    ...optional('arm', (arm) => arm.list(arming, { least: 1 })),
    ...optional('about', (about) => about.name()),
  };
  const meaning = read.means === undefined ? undefined : MEANINGS[read.means];
  const known = meaning ? [...meaning.needs, ...(meaning.may ?? [])] : [];
  for (const role of Object.keys(read.fields ?? {})) {
    if (known.some((one) => one === role)) continue;
    get('fields').refuse(
      `has ${role}, which ${read.means ?? 'an event without "means"'} does not say`,
      known.length === 0 ? 'remove it' : `use ${known.join(', ')}`,
    );
  }
  return read;
}

function fields(place: Place): Partial<Record<Role, string>> {
  const { optional } = place.fields(...ROLES.map((role) => `${role}?`));
  return Object.assign({}, ...ROLES.map((role) => optional(role, (name) => name.name())));
}

function arming(place: Place): Arming {
  const { get, optional } = place.fields(
    'kind',
    'on',
    'params?',
    'fetch?',
    'since?',
    'before?',
    'filter?',
  );
  return {
    kind: get('kind').oneOf('p', 'r', 't'),
    on: get('on').list((name) => name.name(), { least: 1 }),
    ...optional('params', (names) => names.list((name) => name.name())),
    ...optional('fetch', (fetch) => fetch.record((text) => text.name())),
    ...optional('since', release),
    ...optional('before', release),
    ...optional('filter', (filter) => filter.name()),
  };
}

function release(place: Place): string {
  const text = place.name();
  return /^\d+\.\d+$/.test(text)
    ? text
    : place.refuse(`is ${JSON.stringify(text)}`, 'write the release as 6.12');
}
