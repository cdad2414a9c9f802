import { useState } from 'react';
import type { ReportCheckView, TextFigureView } from '#core/checks/contract.ts';
import { DEFINITIONS, definitionOf } from '#core/indicators/definitions.ts';
import { unitPath, useSearchValues } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import classes from './checks.module.css';
import { FINDINGS_A_PAGE, useFigures } from './load-checks.ts';
import { TakeOverForm } from './take-over-form.tsx';

/** Indicator by figure, as a person chose it; '' takes a proposal back. */
type Choices = Readonly<Record<number, string>>;

/** The figures of a report; those whose words speak of an indicator can become a unit's typed-in values. */
export function FigureTable({ unit, check }: { readonly unit: string; readonly check: ReportCheckView }) {
  const { trang, loc } = useSearchValues();
  const may = useMay();
  const [choices, setChoices] = useState<Choices>({});
  const proposed = loc === 'de-xuat' ? 'yes' : 'no';
  const page = Math.max(1, Number(trang) || 1);
  const figures = useFigures(unit, check, page, proposed);
  const href = (wanted?: string) => unitPath(unit, `kiem-tra/${check.id}`, { xem: 'so-lieu', loc: wanted });
  const picked = Object.entries(choices).flatMap(([index, code]) =>
    code === '' ? [] : [{ index: Number(index), code }],
  );
  return (
    <section aria-label="Số liệu" className="stack-tight">
      <Tabs
        label="Lọc số liệu"
        tabs={[
          { href: href(), label: 'Tất cả', current: proposed === 'no' },
          { href: href('de-xuat'), label: 'Ứng với chỉ tiêu', current: proposed === 'yes' },
        ]}
      />
      {may('checks:take-over') && (
        <TakeOverForm unit={unit} check={check} picked={picked} onTaken={() => setChoices({})} />
      )}
      <QueryView query={figures} loading="Đang tải số liệu…">
        {({ items, total }) => (
          <>
            <DataTable
              caption="Số liệu của báo cáo"
              columns={columnsOf(
                { unit, check },
                may('checks:take-over')
                  ? { choices, onChoose: (index, code) => setChoices((before) => ({ ...before, [index]: code })) }
                  : undefined,
              )}
              rows={items}
              rowKey={({ index }) => String(index)}
              empty={<EmptyState title="Không có số liệu nào">Ở phần đang chọn.</EmptyState>}
            />
            {total > FINDINGS_A_PAGE && (
              <Pager
                page={page}
                size={FINDINGS_A_PAGE}
                total={total}
                noun="số liệu"
                href={(next) => unitPath(unit, `kiem-tra/${check.id}`, { xem: 'so-lieu', loc, trang: next })}
              />
            )}
          </>
        )}
      </QueryView>
    </section>
  );
}

interface Choosing {
  readonly choices: Choices;
  readonly onChoose: (index: number, code: string) => void;
}

function columnsOf(
  { unit, check }: { readonly unit: string; readonly check: ReportCheckView },
  choosing: Choosing | undefined,
): readonly Column<TextFigureView>[] {
  const own: readonly Column<TextFigureView>[] = [
    { key: 'what', head: 'Số liệu', main: true, wide: true, cell: ({ what, quote }) => what || quote },
    { key: 'value', head: 'Giá trị', kind: 'number', nowrap: true, cell: ({ printed }) => printed },
    { key: 'unit', head: 'Đơn vị', cell: (figure) => figure.unit },
    {
      key: 'line',
      head: 'Dòng',
      kind: 'number',
      cell: ({ line }) => (
        <Link
          href={unitPath(unit, `kiem-tra/${check.id}`, { xem: 'phat-hien', dong: line })}
          aria-label={`Xem dòng ${line}`}
        >
          {line}
        </Link>
      ),
    },
  ];
  const last: Column<TextFigureView> = choosing
    ? { key: 'code', head: 'Lấy vào chỉ tiêu', cell: (figure) => <IndicatorChoice figure={figure} {...choosing} /> }
    : { key: 'code', head: 'Chỉ tiêu', cell: ({ code }) => (code ? definitionOf(code)?.name : null) };
  return [...own, last];
}

function IndicatorChoice({ figure, choices, onChoose }: Choosing & { readonly figure: TextFigureView }) {
  const { index, unit, code, taken, printed, what } = figure;
  const kind = unit === '%' ? 'rate' : 'count';
  const fitting = DEFINITIONS.filter((definition) => (definition.kind === 'rate') === (kind === 'rate'));
  const proposed = code ? definitionOf(code) : undefined;
  const chosen = choices[index] ?? '';
  return (
    <>
      <select
        className={classes.choice}
        aria-label={`Chỉ tiêu cho ${printed} ${unit} ${what}`}
        value={chosen}
        onChange={(event) => onChoose(index, event.target.value)}
      >
        <option value="">{proposed ? 'Không lấy' : 'Không lấy (chưa nhận ra)'}</option>
        {proposed && <option value={proposed.code}>Đề xuất: {proposed.name}</option>}
        {fitting
          .filter((definition) => definition.code !== code && definition.supply !== 'plans')
          .map((definition) => (
            <option key={definition.code} value={definition.code}>
              {definition.name}
            </option>
          ))}
      </select>
      {taken.map((taking) => (
        <p key={`${taking.unit} ${taking.code} ${taking.at}`} className="soft">
          Đã lấy cho {taking.unit}
        </p>
      ))}
    </>
  );
}
