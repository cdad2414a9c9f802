import { useMemo } from 'react';
import { emptyLine } from '#core/assessments/assessment.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { movedValues } from '#core/assessments/selfscore/confirmed-values.ts';
import type { DivisionResponse } from '#core/assessments/selfscore/contract.ts';
import { MISSING_KINDS, MISSING_NAMES } from '#core/assessments/selfscore/missing.ts';
import { PART_STATE_NAMES } from '#core/assessments/selfscore/sections.ts';
import { termInWords } from '#core/assessments/sheet-key.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { sheetPath, useScheme, useSheet } from '../load-sheet.ts';
import { modelOf, proposalsOf, type SheetModel } from '../sheet-model.ts';
import { linePath } from '../sheet-table.tsx';
import { dutiesOf } from './duties.ts';
import { useDivision } from './load-division.ts';

/** "Còn thiếu": everything that keeps the sheet from being signed, each a way to its cell. */
export function MissingPage() {
  const [unit, key] = [useUnitSlug(), usePathParam('sheet')];
  const sheet = useSheet(unit, key);
  const division = useDivision(unit, key);
  return (
    <QueryView query={sheet} messages={ASSESSMENT_MESSAGES} loading="Đang tải phiếu chấm điểm…">
      {(data) => (
        <QueryView query={division} messages={ASSESSMENT_MESSAGES} loading="Đang tải phân công…">
          {(divided) => <Missing setId={data.criteriaSetId} sheet={data} division={divided} />}
        </QueryView>
      )}
    </QueryView>
  );
}

interface MissingProps {
  readonly setId: string;
  readonly sheet: SheetModel['sheet'];
  readonly division: DivisionResponse;
}

function Missing({ setId, sheet, division }: MissingProps) {
  const scheme = useScheme(setId);
  const model = useMemo(() => scheme.data && modelOf(sheet, scheme.data), [sheet, scheme.data]);
  return (
    <QueryView query={scheme} messages={ASSESSMENT_MESSAGES} loading="Đang tải bộ tiêu chí…">
      {() => (model ? <Lists model={model} division={division} /> : null)}
    </QueryView>
  );
}

function Lists({ model, division }: { readonly model: SheetModel; readonly division: DivisionResponse }) {
  const { sheet } = model;
  const { sectionOf } = dutiesOf(division);
  const out = division.sections.filter(({ state }) => state !== null && state !== 'taken');
  const moved = model.scheme.leaves.filter((leaf) => {
    const { code } = leaf.criterion;
    return movedValues(leaf, model.lines.get(code) ?? emptyLine(code), proposalsOf(sheet, code)).length > 0;
  });
  const nothing = model.missing.size === 0 && out.length === 0;
  return (
    <div className="stack" style={{ maxWidth: '60rem' }}>
      <PageHeader
        title={`Còn thiếu của phiếu ${termInWords(sheet)}`}
        back={{ href: sheetPath(sheet.unit, sheet.key), label: 'Phiếu chấm điểm' }}
      >
        {model.missing.size} tiêu chí, {out.length} bộ phận
      </PageHeader>
      {nothing && <EmptyState title="Phiếu đã đủ, Chủ tịch ký nộp được" />}
      {MISSING_KINDS.map((kind) => (
        <Codes
          key={kind}
          model={model}
          title={MISSING_NAMES[kind]}
          codes={[...model.missing].flatMap(([code, what]) => (what === kind ? [code] : []))}
          sectionOf={sectionOf}
        />
      ))}
      {out.length > 0 && (
        <section aria-labelledby="bo-phan-chua-trinh">
          <h2 id="bo-phan-chua-trinh">Bộ phận chưa trình hoặc chưa được nhận ({out.length})</h2>
          <ul>
            {out.map(({ id, name, state, missing }) => (
              <li key={id}>
                <Link href={sheetPath(sheet.unit, sheet.key, '/phan-cong')}>{name}</Link>:{' '}
                {state && PART_STATE_NAMES[state]}, còn thiếu {missing.length} tiêu chí
              </li>
            ))}
          </ul>
        </section>
      )}
      <Codes
        model={model}
        title="Số liệu đã thay đổi sau khi xác nhận (không cản việc ký)"
        codes={moved.map(({ criterion }) => criterion.code)}
        sectionOf={sectionOf}
      />
    </div>
  );
}

interface CodesProps {
  readonly model: SheetModel;
  readonly title: string;
  readonly codes: readonly string[];
  readonly sectionOf: (code: string) => string;
}

function Codes({ model, title, codes, sectionOf }: CodesProps) {
  if (codes.length === 0) {
    return null;
  }
  return (
    <section>
      <h2>
        {title} ({codes.length})
      </h2>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <Link href={linePath(model, code, 'all')}>
              {code} {model.scheme.leafOf.get(code)?.criterion.name}
            </Link>{' '}
            <span className="soft">{sectionOf(code)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
