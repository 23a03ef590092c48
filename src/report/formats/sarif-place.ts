import type { Run, RunStep } from '../../schemas/run.ts';
import type { SystemVerdict } from '../../schemas/verdict.ts';
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

/** A line of a user's file or log; the file as a whole where the line is not known. */
export function placeInFile(file: string, line?: number): Place {
  const path = file.replace(/^\.\//, '');
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return {
    physicalLocation: {
      artifactLocation: path.startsWith('/')
        ? { uri: `file://${uri}` }
        : { uri, uriBaseId: '%SRCROOT%' },
      ...(line !== undefined && { region: { startLine: line } }),
    },
  };
}

/**
 * Where a result of a user's file stands: at the last step of the run that it declares. No line is better
 * than a wrong one where none is known. Undefined for a published system.
 */
export function userPlaces({ file }: SystemVerdict, run: Run | undefined): Place[] | undefined {
  if (file === undefined) return undefined;
  const last = lastDeclared(run);
  return [last ? placeInFile(last.file, last.line) : placeInFile(file)];
}

/** Whether a run ought to have a line of the user's file and has none. */
export function lineIsUnknown({ file }: SystemVerdict, run: Run | undefined): boolean {
  return file !== undefined && run !== undefined && lastDeclared(run) === undefined;
}

function lastDeclared(run: Run | undefined): RunStep['declaredAt'] {
  return run?.steps.findLast(({ declaredAt }) => declaredAt !== undefined)?.declaredAt;
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
