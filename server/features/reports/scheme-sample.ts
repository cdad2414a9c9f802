import { readFile } from 'node:fs/promises';
import { vietnamDay } from '#core/kernel/dates.ts';
import { type TableRow, tableRows } from '#core/kernel/table-text.ts';
import { PERIOD_TITLES } from '#core/reports/period.ts';
import type { DeadlineShift, PeriodShape, ReportingLevel, SchemePeriod } from '#core/reports/scheme.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { writeIn } from '#server/platform/scope.ts';
import { insertScheme, type KeptScheme } from './scheme-repository.ts';

const SHAPES: Readonly<Record<string, PeriodShape>> = {
  q1: 'quarter',
  '6m': 'half-year',
  q3: 'quarter',
  '9m': 'nine-months',
  year: 'year',
};

/** The decisions of `schemes.tsv`: one scheme for the lines of one name. A year `now` is the year of loading. */
export async function loadSampleSchemes({ deps, scope }: SystemContext): Promise<void> {
  const text = await readFile(new URL('./sample/schemes.tsv', import.meta.url), 'utf8');
  const thisYear = vietnamDay(deps.now()).slice(0, 4);
  const rows = tableRows(text.replaceAll('{year}', thisYear));
  for (const [, lines] of Map.groupBy(rows, ({ unit, name }) => `${unit} ${name}`)) {
    const [first] = lines;
    const unit = deps.directory.bySlug(first?.unit ?? '');
    if (!first || !unit) {
      throw new Error(`the sample's unit ${first?.unit} is missing`);
    }
    await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
      const scheme = schemeOf(first, lines, newId(deps.now()), deps.now());
      await insertScheme(tx, { ...scheme, unitId: unit.id });
      await appendAudit(tx, {
        agencyId: unit.agencyId,
        actor: scope.actor,
        at: deps.now(),
        action: 'reports:sample',
        subjectKind: 'reporting-scheme',
        subjectId: scheme.id,
        what: { name: scheme.name, level: scheme.level, basis: scheme.basis },
      });
    });
  }
}

function schemeOf(first: TableRow, lines: readonly TableRow[], id: string, now: Date): KeptScheme {
  return {
    id,
    lineage: id,
    version: 1,
    unitId: undefined,
    state: 'in-force',
    revision: 1,
    writtenBy: 'Hệ thống',
    writtenAt: now,
    name: first.name ?? '',
    level: (first.level ?? 'section') as ReportingLevel,
    firstYear: Number(first.year),
    lastYear: first.last === '' ? undefined : Number(first.last),
    basis: first.basis ?? '',
    effectiveFrom: first.effective ?? '',
    shift: (first.shift ?? 'kept') as DeadlineShift,
    lockAfter: first.lock === '' ? undefined : Number(first.lock),
    invented: first.invented === 'x',
    periods: lines.map(periodOf),
  };
}

function periodOf({ kind = '', from = '', to = '', deadline = '', next = '', carries = '', annexes = '' }: TableRow) {
  const period: SchemePeriod = {
    kind,
    shape: SHAPES[kind] ?? 'other',
    title: PERIOD_TITLES[kind] ?? kind,
    nextTitle: next,
    from: { before: from.startsWith('before '), day: from.replace('before ', '') },
    to,
    deadline: { after: false, day: deadline },
    carriesFrom: carries === '' ? undefined : carries,
    sections: undefined,
    annexes: annexes.split(' ').flatMap((code) => (code === '' ? [] : [{ code, version: 'VPCP/KSTT' }])),
  };
  return period;
}
