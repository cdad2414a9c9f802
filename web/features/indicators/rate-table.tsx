import type { IndicatorsAnswer, IndicatorValueView } from '#core/indicators/contract.ts';
import { definitionOf } from '#core/indicators/definitions.ts';
import { formatNumber } from '#web/lib/format.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { Light, StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { drillHref, targetWords, valueWords } from './indicator-words.ts';

/** Rates and other figures: what over what, where it comes from, how it stands against the target. */
export function RateTable({ unit, answer }: { readonly unit: string; readonly answer: IndicatorsAnswer }) {
  // Counts of dossiers stand in the form above; here is what it does not show.
  const isOfForm = (code: string) => definitionOf(code)?.supply === 'dossiers';
  const rows = answer.values.filter(
    ({ code, kind, origin }) => origin !== 'none' && (kind === 'rate' || origin === 'typed' || !isOfForm(code)),
  );
  const without = answer.values.filter(({ kind, origin }) => origin === 'none' && kind === 'rate');
  const columns: readonly Column<IndicatorValueView>[] = [
    { key: 'name', head: 'Chỉ tiêu', cell: ({ name }) => name, main: true, wide: true },
    {
      key: 'value',
      head: 'Kết quả',
      kind: 'number',
      nowrap: true,
      cell: (value) => <Result unit={unit} value={value} />,
    },
    { key: 'parts', head: 'Cách tính và nguồn', wide: true, cell: (value) => <Parts value={value} /> },
    { key: 'target', head: 'So với mức phấn đấu', cell: (value) => <Standing value={value} /> },
  ];
  return (
    <section aria-labelledby="ty-le" className="stack-tight">
      <h2 id="ty-le">Tỷ lệ và các chỉ tiêu khác</h2>
      <DataTable caption="Tỷ lệ và các chỉ tiêu khác" columns={columns} rows={rows} rowKey={({ code }) => code} />
      {without.length > 0 && (
        <details>
          <summary>{formatNumber(without.length)} tỷ lệ chưa có số liệu trong kỳ này</summary>
          <ul>
            {without.map(({ code, name }) => (
              <li key={code}>{name}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Standing({ value: { target, kind, light } }: { readonly value: IndicatorValueView }) {
  return (
    target && (
      <>
        {light !== 'none' && <Light state={light} />} {targetWords(target, kind)}
      </>
    )
  );
}

function Result({ unit, value }: { readonly unit: string; readonly value: IndicatorValueView }) {
  const href = drillHref(unit, value.drill);
  const words = `${valueWords(value)}${value.kind === 'rate' || value.count === null ? '' : ` ${value.unitOfMeasure}`}`;
  return href && value.origin === 'computed' ? (
    <Link href={href} aria-label={`${value.name}: ${words}`}>
      {words}
    </Link>
  ) : (
    words
  );
}

/** "1.126 hồ sơ giải quyết trước và đúng hạn trên 1.126 hồ sơ đã giải quyết"; a bare rate names its parts only. */
function Parts({ value }: { readonly value: IndicatorValueView }) {
  const { numerator, denominator, numeratorText, denominatorText, basis, origin, typed, disagrees } = value;
  const part = (count: number | null, text: string | null) =>
    `${count === null ? '' : `${formatNumber(count)} `}${text ?? ''}`;
  return (
    <>
      {numeratorText && `${part(numerator, numeratorText)} trên ${part(denominator, denominatorText)}. `}
      <span className="soft">{basis}.</span>
      {typed && (origin === 'typed' || disagrees) && (
        <div>
          <StatusBadge tone={disagrees ? 'warn' : 'neutral'}>{disagrees ? 'Khác số nhập tay' : 'Nhập tay'}</StatusBadge>{' '}
          {disagrees && typed.rate && `${typed.rate.replace('.', ',')} %. `}
          {typed.kind === 'estimate' && 'Số ước tính. '}
          {typed.source}; {typed.enteredBy} nhập.
          {typed.note && ` ${typed.note}`}
        </div>
      )}
    </>
  );
}
