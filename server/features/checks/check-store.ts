import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { ReportCheckId } from '#core/checks/contract.ts';
import { type FilePlace, forgetFile, keepFile, pathOf } from '#server/platform/kept-files.ts';

const placeOf = (dataFolder: string, id: ReportCheckId): FilePlace => ({ dataFolder, folder: 'checks', id });

/** Reports lie in the data folder under the id of their check. */
export function reportFile(dataFolder: string, id: ReportCheckId): string {
  return pathOf(placeOf(dataFolder, id));
}

/** The pages of a scan that OCR has read. */
export function pagesFolder(dataFolder: string, id: ReportCheckId): string {
  return `${reportFile(dataFolder, id)}.pages`;
}

export async function keepReport(dataFolder: string, id: ReportCheckId, stream: Readable) {
  return keepFile(placeOf(dataFolder, id), stream);
}

export async function forgetReport(dataFolder: string, id: ReportCheckId): Promise<void> {
  await forgetFile(placeOf(dataFolder, id));
  await forgetPages(dataFolder, id);
}

export async function forgetPages(dataFolder: string, id: ReportCheckId): Promise<void> {
  await rm(pagesFolder(dataFolder, id), { recursive: true, force: true });
}
