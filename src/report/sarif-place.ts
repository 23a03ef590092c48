import type { Run, RunStep } from '../schemas/run.ts';
import type { SystemVerdict } from '../schemas/verdict.ts';
import { sourcePlace } from './source-place.ts';

/** A location of SARIF 2.1.0. */
interface Place {
  readonly physicalLocation?: object;
  readonly logicalLocations?: readonly object[];
}

/** What the files of locations are relative to. */
export const URI_BASES = {
  KERNEL: { description: { text: 'Root of the kernel tree' } },
  '%SRCROOT%': { description: { text: 'Folder that unplug was called in' } },
};

/** A line of a user's file or log. */
export function placeInFile(file: string, line: number): Place {
  const uri = file.replace(/^\.\//, '');
  const isAbsolute = uri.startsWith('/');
  return {
    physicalLocation: {
      artifactLocation: isAbsolute ? { uri: `file://${uri}` } : { uri, uriBaseId: '%SRCROOT%' },
      region: { startLine: line },
    },
  };
}

/**
 * Where a result of a user's file stands: at the last step of the run that it declares, or at its head.
 * Undefined for a published system.
 */
export function userPlaces({ file }: SystemVerdict, run: Run | undefined): Place[] | undefined {
  if (file === undefined) return undefined;
  const last = run?.steps.findLast(({ declaredAt }) => declaredAt !== undefined)?.declaredAt;
  return [last ? placeInFile(last.file, last.line) : placeInFile(file, 1)];
}

/** The kernel function that a text names as a source; undefined when it names no file. */
export function kernelPlaces(source: string | undefined): Place[] | undefined {
  const place = source === undefined ? undefined : sourcePlace(source);
  if (!place) return undefined;
  return [
    {
      physicalLocation: { artifactLocation: { uri: place.file, uriBaseId: 'KERNEL' } },
      ...namesFunction(place),
    },
  ];
}

/** Where a step is declared, or else its kernel function. */
export function placeOfStep({ declaredAt, source }: RunStep): Place {
  if (!declaredAt) return kernelPlaces(source)?.[0] ?? {};
  const place = source === undefined ? undefined : sourcePlace(source);
  return { ...placeInFile(declaredAt.file, declaredAt.line), ...(place && namesFunction(place)) };
}

function namesFunction({ function: name }: { readonly function?: string }): Place {
  return name === undefined ? {} : { logicalLocations: [{ name, kind: 'function' }] };
}
