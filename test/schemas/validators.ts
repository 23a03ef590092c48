import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

const ajv = new Ajv2020({ allErrors: true });
const SCHEMAS = ['run', 'verdict', 'probes', 'list', 'obligations'] as const;
for (const name of SCHEMAS) ajv.addSchema(schemaOf(name));

/** What a published schema says against a document; empty when it is valid. */
export function errorsOf(name: (typeof SCHEMAS)[number], document: unknown): string[] {
  const validate = ajv.getSchema(`unplug:/schemas/${name}.v1.json`);
  if (!validate) throw new Error(`no schema ${name}`);
  if (validate(document)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function schemaOf(name: string): object {
  const url = new URL(`../../schemas/${name}.v1.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as object;
}
