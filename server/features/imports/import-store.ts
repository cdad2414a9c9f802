import type { Readable } from 'node:stream';
import type { ImportRunId } from '#core/imports/contract.ts';
import { type FilePlace, forgetFile as forget, keepFile as keep, pathOf } from '#server/platform/kept-files.ts';

function placeOf(dataFolder: string, id: ImportRunId): FilePlace {
  return { dataFolder, folder: 'imports', id };
}

/** Uploaded files lie in the data folder under the id of their run, readable by the server alone. */
export function importFile(dataFolder: string, id: ImportRunId): string {
  return pathOf(placeOf(dataFolder, id));
}

export function keepFile(
  dataFolder: string,
  id: ImportRunId,
  stream: Readable,
): Promise<{ size: number; hash: string }> {
  return keep(placeOf(dataFolder, id), stream);
}

export function forgetFile(dataFolder: string, id: ImportRunId): Promise<void> {
  return forget(placeOf(dataFolder, id));
}
