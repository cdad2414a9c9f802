import { readFile } from 'node:fs/promises';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { type TableRow, tableRows } from '#core/kernel/table-text.ts';
import {
  type OnlineLevel,
  type Ownership,
  type ProcedureComponent,
  type ProcedureId,
  type ProcedureVersionId,
  requireComponents,
  requireVersion,
} from '#core/procedures/procedure.ts';
import type { LimitKind } from '#core/procedures/time-limit.ts';
import type { SectionKind } from '#core/units/unit.ts';
import { sectionsOf } from '#server/features/units/read-model.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { type UnitRef, writeIn } from '#server/platform/scope.ts';
import { actForTheNation, ensureProcedure, insertVersion, saveAssignments } from './procedure-repository.ts';

const FOLDER = new URL('./sample/', import.meta.url);
/** Older than every dossier of the sample. */
const IN_FORCE_SINCE = '2021-01-01';
const CONFIDENCE = 'Viết theo trí nhớ, cần đối chiếu với Cơ sở dữ liệu quốc gia về thủ tục hành chính';
const INVENTED = 'Thủ tục giả định cho lĩnh vực này của dữ liệu mẫu';
/** The seeds' communes and today's ones have a list of their own; the one that lives keeps its register itself. */
const LISTED = ['chau-o', 'pho-phong', 'ben-quan', 'ba-bich'] as const;
const LIVING = 'xa-binh-son';

/** Which section resolves a field, in the three-level past and since 1/7/2025. */
const SECTION_OF_FIELD: Readonly<Record<number, readonly SectionKind[]>> = {
  1: ['judicial', 'office'],
  2: ['judicial', 'office'],
  3: ['culture'],
  4: ['land', 'economy'],
  5: ['culture'],
  6: ['office'],
};

interface Loaded {
  readonly id: ProcedureId;
  readonly fieldId: number;
}

/** Loads the catalogue as the nation's text, then each commune's list. */
export async function loadSampleProcedures(context: SystemContext): Promise<void> {
  const { deps, scope, say } = context;
  const home = deps.directory.bySlug('tinh-quang-ngai');
  if (!home) {
    throw new Error('the provinces are missing');
  }
  const loaded = await writeIn(deps.db, scope, home.id, async (tx) => {
    await actForTheNation(tx);
    const procedures = await loadCatalogue(tx, deps.now());
    await appendAudit(tx, {
      agencyId: home.id,
      actor: scope.actor,
      at: deps.now(),
      action: 'procedures:sample',
      subjectKind: 'procedure',
      subjectId: 'catalogue',
      what: { procedures: procedures.length },
    });
    return procedures;
  });
  const communes = communesOf(context);
  for (const commune of communes) {
    await writeIn(deps.db, scope, commune.id, (tx) => loadList(tx, context, commune, loaded));
  }
  say(`Thủ tục: ${loaded.length} thủ tục, danh mục của ${communes.length} xã`);
}

async function readTable(name: string): Promise<readonly TableRow[]> {
  return tableRows(await readFile(new URL(name, FOLDER), 'utf8'));
}

async function loadCatalogue(tx: Database, now: Date): Promise<readonly Loaded[]> {
  const components = Map.groupBy(await readTable('components.tsv'), ({ code }) => code);
  const loaded: Loaded[] = [];
  for (const row of await readTable('procedures.tsv')) {
    const { code = '' } = row;
    const invented = code.startsWith('9.');
    const version = requireVersion({
      validFrom: IN_FORCE_SINCE,
      code,
      name: row.name ?? '',
      fieldId: Number(row.field),
      limit: {
        kind: row.limit_kind as LimitKind,
        amount: numberOf(row.limit_amount),
        cutoff: numberOf(row.limit_cutoff),
        extended: numberOf(row.limit_extended),
        hoursAsDays: false,
      },
      onlineLevel: row.online_level as OnlineLevel,
      feeRule: row.fee_rule ?? '',
      result: row.result ?? '',
      legalBasis: row.legal_basis ?? '',
      confidence: invented ? INVENTED : CONFIDENCE,
    });
    const id = await ensureProcedure(tx, code, now, invented);
    const versionId = newId<ProcedureVersionId>(now);
    const parts = requireComponents((components.get(code) ?? []).map(componentOf));
    await insertVersion(tx, id, { ...version, id: versionId, issuerId: undefined, validTo: undefined }, parts, now);
    loaded.push({ id, fieldId: version.fieldId });
  }
  return loaded;
}

const numberOf = (text: string | undefined) => (text ? Number(text) : undefined);

function componentOf(row: Record<string, string>): ProcedureComponent {
  return {
    name: row.name ?? '',
    originals: Number(row.originals),
    copies: Number(row.copies),
    required: row.required === '1',
    note: row.note ?? '',
  };
}

function communesOf({ deps: { directory } }: SystemContext): readonly UnitRef[] {
  const today = directory
    .agencies()
    .flatMap((id) => directory.byId(id) ?? [])
    .filter(({ id, kind }) => kind === 'commune' && directory.reachOf(id, false).writes.includes(id));
  const past = LISTED.flatMap((slug) => directory.bySlug(slug) ?? []);
  return [...new Map([...past, ...today].map((unit) => [unit.id, unit])).values()];
}

async function loadList(
  tx: Database,
  { deps, scope }: SystemContext,
  commune: UnitRef,
  procedures: readonly Loaded[],
): Promise<void> {
  const sections = await sectionsOf(tx, commune.id, vietnamDay(deps.now()));
  const sectionFor = (fieldId: number): UnitId | undefined =>
    sections.find(({ kind }) => SECTION_OF_FIELD[fieldId]?.includes(kind))?.id;
  const ownership: Ownership = commune.slug === LIVING ? 'owned' : 'imported';
  await saveAssignments(
    tx,
    procedures.map(({ id, fieldId }) => ({
      agencyId: commune.id,
      procedureId: id,
      ownership,
      sectionId: sectionFor(fieldId),
    })),
  );
  await appendAudit(tx, {
    agencyId: commune.id,
    actor: scope.actor,
    at: deps.now(),
    action: 'procedures:sample',
    subjectKind: 'procedure',
    subjectId: 'list',
    what: { procedures: procedures.length, ownership },
  });
}
