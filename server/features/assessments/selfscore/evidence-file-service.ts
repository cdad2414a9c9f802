import { createReadStream } from 'node:fs';
import { access, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import type { EvidenceFileId, EvidenceId } from '#core/assessments/assessment.ts';
import { refuse } from '#core/assessments/refusals.ts';
import { isDocumentFile } from '#core/documents/document-file.ts';
import { clean } from '#core/kernel/text.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { type FilePlace, forgetFile, keepFile, pathOf } from '#server/platform/kept-files.ts';
import { readIn, type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import { insertEvidence, insertEvidenceFile } from '../evidence-repository.ts';
import { requireEvidence } from '../evidence-service.ts';
import { type Evidence, loadEvidence } from '../evidence-view.ts';

export interface Upload {
  readonly name: string;
  readonly stream: Readable;
  readonly isCut: () => boolean;
}

/** What an upload is for: a new piece of evidence under a title, or a new version of one with the reason. */
export type UploadAim = { readonly title: string } | { readonly evidenceId: EvidenceId; readonly reason: string };

export interface Whose {
  readonly scope: Scope;
  readonly unit: UnitRef;
}

function placeOf({ config }: Deps, id: EvidenceFileId): FilePlace {
  return { dataFolder: config.CCHC_DATA, folder: 'evidence', id };
}

/** Enough for every kind of `isDocumentFile`. */
const HEAD_BYTES = 8;

/** Keeps a file; a refused one leaves nothing behind. An earlier version stays, also after the sheet was locked. */
export async function uploadEvidence(deps: Deps, whose: Whose, aim: UploadAim, file: Upload): Promise<Evidence> {
  const at = deps.now();
  const fileId = newId<EvidenceFileId>(at);
  const place = placeOf(deps, fileId);
  const name = clean(basename(file.name)).slice(-200);
  try {
    const { size, hash } = await keepFile(place, file.stream);
    if (file.isCut()) {
      throw refuse('evidence-file-too-large', { limit: deps.config.CCHC_UPLOAD_MB });
    }
    if (!isDocumentFile(name, await headOf(pathOf(place)))) {
      throw refuse('evidence-file-kind', { name });
    }
    return await writeIn(deps.db, whose.scope, whose.unit.agencyId, (tx) =>
      keepVersion(tx, whose, aim, { id: fileId, name, size, hash, at }),
    );
  } catch (error) {
    await forgetFile(place);
    throw error;
  }
}

interface KeptFile {
  readonly id: EvidenceFileId;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly hash: string;
  readonly at: Date;
}

async function keepVersion(tx: Database, { scope, unit }: Whose, aim: UploadAim, kept: KeptFile): Promise<Evidence> {
  const { at, ...file } = kept;
  const writing = { at, actorName: scope.actor.name };
  const { evidenceId, version, reason } =
    'title' in aim
      ? { ...(await addPiece(tx, unit, aim.title || file.name, writing)), reason: '' }
      : await nextVersion(tx, unit, aim);
  await insertEvidenceFile(tx, unit.agencyId, { ...file, evidenceId, version, reason }, writing);
  await appendAudit(tx, {
    agencyId: unit.agencyId,
    actor: scope.actor,
    at,
    action: version === 1 ? 'assessments:add-evidence' : 'assessments:replace-evidence',
    subjectKind: 'evidence',
    subjectId: evidenceId,
    what: { file: file.name, size: file.size, hash: file.hash, version },
    why: reason || undefined,
  });
  return requireEvidence(tx, unit, evidenceId);
}

async function addPiece(
  tx: Database,
  { agencyId }: UnitRef,
  words: string,
  writing: { readonly at: Date; readonly actorName: string },
): Promise<{ evidenceId: EvidenceId; version: number }> {
  const evidenceId = newId<EvidenceId>(writing.at);
  await insertEvidence(tx, agencyId, { id: evidenceId, kind: 'file', title: clean(words).slice(0, 500) }, writing);
  return { evidenceId, version: 1 };
}

async function nextVersion(
  tx: Database,
  unit: UnitRef,
  { evidenceId, reason }: Extract<UploadAim, { evidenceId: EvidenceId }>,
): Promise<{ evidenceId: EvidenceId; version: number; reason: string }> {
  const { files } = await requireEvidence(tx, unit, evidenceId);
  const why = clean(reason);
  if (files.length > 0 && why === '') {
    throw refuse('evidence-file-reason-missing');
  }
  return { evidenceId, version: Math.max(0, ...files.map(({ version }) => version)) + 1, reason: why };
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export interface Download {
  readonly name: string;
  readonly size: number;
  readonly content: Readable;
}

/** One version of an evidence file; every version stays readable. */
export async function downloadEvidence(
  deps: Deps,
  { scope, unit }: Whose,
  id: EvidenceId,
  version: number,
): Promise<Download> {
  const [evidence] = await readIn(deps.db, scope, (tx) => loadEvidence(tx, unit.agencyId, [id]));
  const file = evidence?.files.find((one) => one.version === version);
  if (!file) {
    throw refuse('evidence-file-gone');
  }
  const path = pathOf(placeOf(deps, file.id));
  await access(path).catch(() => {
    throw refuse('evidence-file-gone');
  });
  return { name: file.name, size: file.size, content: createReadStream(path) };
}
