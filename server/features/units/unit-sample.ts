import { readFile } from 'node:fs/promises';
import type { UnitId } from '#core/kernel/ids.ts';
import { type TableRow, tableRows } from '#core/kernel/table-text.ts';
import {
  BEFORE_RECORDS,
  type SectionKind,
  type SuccessionKind,
  slugFor,
  UNIT_TYPES,
  type UnitType,
} from '#core/units/unit.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { writeIn } from '#server/platform/scope.ts';
import { insertSuccession, insertUnit, loadUnits, lockCatalogue } from './unit-repository.ts';

const FOLDER = new URL('./sample/', import.meta.url);
const TWO_LEVELS_SINCE = '2025-07-01';

async function readTable(name: string): Promise<readonly TableRow[]> {
  return tableRows(await readFile(new URL(name, FOLDER), 'utf8'));
}

/** Loads the seeds' places in their three levels, their successors, and the sections of each. */
export async function loadSampleUnits({ deps, scope, say }: SystemContext): Promise<void> {
  const home = deps.directory.bySlug('tinh-quang-ngai');
  if (!home) {
    throw new Error('the provinces are missing');
  }
  const system = { ...scope, units: [home.id], writeUnits: [home.id] };
  const count = await writeIn(deps.db, system, home.id, async (tx) => {
    await lockCatalogue(tx);
    const ids = new Map((await loadUnits(tx)).map(({ slug, id }) => [slug, id]));
    const before = ids.size;
    await loadCommittees(tx, ids);
    await loadSections(tx, ids);
    await loadSuccessors(tx, ids);
    await appendAudit(tx, {
      agencyId: home.id,
      actor: scope.actor,
      at: deps.now(),
      action: 'units:sample',
      subjectKind: 'unit',
      subjectId: home.slug,
      what: { units: ids.size - before },
    });
    return ids.size - before;
  });
  await deps.directory.refresh();
  say(`Đơn vị: ${count} đơn vị và bộ phận của dữ liệu mẫu`);
}

async function loadCommittees(tx: Database, ids: Map<string, UnitId>): Promise<void> {
  for (const row of await readTable('units.tsv')) {
    const { slug = '', type: typeName = '', name = '', agency_code: code = '' } = row;
    const type = typeName as UnitType;
    const id = await insertUnit(tx, {
      slug,
      kind: UNIT_TYPES[type].kind,
      agencyId: undefined,
      sectionKind: undefined,
      note: row.note || undefined,
      sortOrder: ids.size,
      version: {
        validFrom: row.from || BEFORE_RECORDS,
        validTo: row.to || undefined,
        name,
        type,
        parentId: row.parent ? ids.get(row.parent) : undefined,
        areaCode: undefined,
        agencyCode: code.replace('*', '') || undefined,
        agencyCodeInvented: code.endsWith('*'),
        basis: row.basis || undefined,
      },
    });
    ids.set(slug, id);
  }
}

/** Every committee of the sample gets the sections of its level and era; of today's provinces only the sample's. */
async function loadSections(tx: Database, ids: Map<string, UnitId>): Promise<void> {
  const sections = await readTable('sections.tsv');
  const committees = await readTable('units.tsv');
  const todays = [...new Set(committees.map(({ parent = '' }) => parent))].flatMap((slug) =>
    committees.some((row) => row.slug === slug) || !slug
      ? []
      : [{ slug, type: 'tinh', from: TWO_LEVELS_SINCE, to: '' }],
  );
  for (const { slug = '', type = '', from, to } of [...committees, ...todays]) {
    const { kind } = UNIT_TYPES[type as UnitType];
    const era = to ? 'past' : 'today';
    const agencyId = ids.get(slug);
    for (const section of sections.filter((row) => row.level === kind && row.era === era)) {
      const { name = '' } = section;
      const own = slugFor({ type: 'section', name, parent: { slug, name: '' } }, () => false);
      const id = await insertUnit(tx, {
        slug: own,
        kind: 'section',
        agencyId,
        sectionKind: section.section_kind as SectionKind,
        note: undefined,
        sortOrder: ids.size,
        version: {
          validFrom: from || BEFORE_RECORDS,
          validTo: to || undefined,
          name,
          type: 'section',
          parentId: agencyId,
          areaCode: undefined,
          agencyCode: undefined,
          agencyCodeInvented: false,
          basis: undefined,
        },
      });
      ids.set(own, id);
    }
  }
}

async function loadSuccessors(tx: Database, ids: ReadonlyMap<string, UnitId>): Promise<void> {
  for (const { from = '', to = '', kind, basis } of await readTable('successors.tsv')) {
    const [fromId, toId] = [ids.get(from), ids.get(to)];
    if (fromId === undefined || toId === undefined) {
      throw new Error(`successors.tsv names an unknown unit: ${from} → ${to}`);
    }
    await insertSuccession(tx, {
      fromId,
      toId,
      since: TWO_LEVELS_SINCE,
      kind: kind as SuccessionKind,
      basis: basis || undefined,
    });
  }
}
