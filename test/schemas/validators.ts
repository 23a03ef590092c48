import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

const ajv = new Ajv2020({ allErrors: true });
/** The version of each schema that is written now. */
const SCHEMAS = { run: 1, verdict: 2, probes: 1, list: 1, obligations: 1, debate: 1 } as const;
type SchemaName = keyof typeof SCHEMAS;
for (const name of Object.keys(SCHEMAS) as SchemaName[]) ajv.addSchema(schemaOf(name));

/** What a published schema says against a document; empty when it is valid. */
export function errorsOf(name: SchemaName, document: unknown): string[] {
  const validate = ajv.getSchema(`unplug:/schemas/${name}.v${SCHEMAS[name]}.json`);
  if (!validate) throw new Error(`no schema ${name}`);
  if (validate(document)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function schemaOf(name: SchemaName): object {
  const url = new URL(`../../schemas/${name}.v${SCHEMAS[name]}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as object;
}
