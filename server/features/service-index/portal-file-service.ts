import { createReadStream } from 'node:fs';
import { access, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { isDocumentFile } from '#core/documents/document-file.ts';
import { clean } from '#core/kernel/text.ts';
import type { PortalFigureId } from '#core/service-index/portal.ts';
import { refuse } from '#core/service-index/refusals.ts';
import { appendAudit } from '#server/platform/audit.ts';
import { newId } from '#server/platform/ids.ts';
import { type FilePlace, forgetFile, keepFile, pathOf } from '#server/platform/kept-files.ts';
import { readIn, writeIn } from '#server/platform/scope.ts';
import { attachFile, type PortalFileId, portalFileOf } from './portal-repository.ts';
import type { Desk } from './portal-service.ts';

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  pdf: 'application/pdf',
};

function placeOf({ deps }: Desk, id: PortalFileId): FilePlace {
  return { dataFolder: deps.config.CCHC_DATA, folder: 'portal-figures', id };
}

interface Upload {
  readonly name: string;
  readonly stream: Readable;
  readonly isCut: () => boolean;
}

/** Keeps the screenshot of a figure, with its hash; a refused file leaves nothing behind. */
export async function keepPortalFile(desk: Desk, id: PortalFigureId, file: Upload): Promise<void> {
  const { deps, scope, unit } = desk;
  const at = deps.now();
  const fileId = newId<PortalFileId>(at);
  const place = placeOf(desk, fileId);
  const name = clean(basename(file.name)).slice(-200);
  const type = TYPES[/\.([a-z]+)$/u.exec(name.toLowerCase())?.[1] ?? ''];
  try {
    const { size, hash } = await keepFile(place, file.stream);
    if (!type || file.isCut() || !isDocumentFile(name, await headOf(pathOf(place)))) {
      throw refuse('portal-file-kind', { name });
    }
    await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
      if (!(await attachFile(tx, unit.agencyId, id, { id: fileId, name, type, size, hash }))) {
        throw refuse('portal-figure-replaced');
      }
      await appendAudit(tx, {
        agencyId: unit.agencyId,
        actor: scope.actor,
        at,
        action: 'service-index:keep-portal-file',
        subjectKind: 'portal-figure',
        subjectId: id,
        what: { file: name, size, hash },
      });
    });
  } catch (error) {
    await forgetFile(place);
    throw error;
  }
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export async function openPortalFile(desk: Desk, id: PortalFigureId) {
  const { deps, scope, unit } = desk;
  const file = await readIn(deps.db, scope, (tx) => portalFileOf(tx, unit.agencyId, id));
  if (!file) {
    throw refuse('portal-file-unknown');
  }
  const path = pathOf(placeOf(desk, file.id));
  await access(path).catch(() => {
    throw refuse('portal-file-unknown');
  });
  return { name: file.name, type: file.type, content: createReadStream(path) };
}
