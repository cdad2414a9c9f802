import type { ProvisionalResponse } from '#core/assessments/everyday/contract.ts';
import { termInWords } from '#core/assessments/sheet-key.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { formatCount, formatDecimal } from '#core/kernel/decimals.ts';
import { capitalised, EMPTY } from '#web/lib/format.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { StatTile, StatTiles } from '#web/ui/stat-tile/stat-tile.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { everydayPath } from './load-everyday.ts';

/** "63.75" of the wire as people read it. */
export const pointsText = (text: string) => formatDecimal(text, true);

export type EverydayView = 'criteria' | 'sections' | 'trial';

const VIEWS = {
  criteria: { label: 'Theo tiêu chí', rest: '' },
  sections: { label: 'Theo bộ phận', rest: 'theo-bo-phan' },
  trial: { label: 'Thử xem', rest: 'thu-xem' },
} as const satisfies Record<EverydayView, { label: string; rest: string }>;

interface HeadProps {
  readonly answer: ProvisionalResponse;
  readonly sheet: string;
  readonly view: EverydayView;
}

/** What every page of the provisional score begins with: which sheet, figures of which days, the views. */
export function EverydayHead({ answer, sheet, view }: HeadProps) {
  const { unit, unitName, setName, basis, window, asOf, state } = answer;
  return (
    <>
      <PageHeader title={`Điểm tạm tính ${termInWords(answer)}`}>
        {capitalised(unitName)} · {setName} ({basis}) · số liệu {formatDate(window.from)}–{formatDate(window.to)}, tính
        đến hết ngày {formatDate(asOf)}
        {state === null && ' · chưa mở phiếu chấm điểm, tính theo số liệu của hệ thống'}
        {state !== null && !answer.running && ' · phiếu đã nộp, điểm lấy theo phiếu'}
      </PageHeader>
      <Tabs
        label="Cách xem điểm tạm tính"
        tabs={Object.entries(VIEWS).map(([key, { label, rest }]) => ({
          href: everydayPath(unit, sheet, rest),
          label,
          current: key === view,
        }))}
      />
    </>
  );
}

/** Whether the points of anything are known: a sum of nothing is no zero. */
export function isKnown({ knownMax }: { readonly knownMax: string }): boolean {
  return knownMax !== '0.00';
}

/** Low to high where the two paces differ. */
export function rangeText({ low, high }: { readonly low: string; readonly high: string }): string {
  return low === high ? pointsText(low) : `${pointsText(low)} – ${pointsText(high)}`;
}

/** The score of today beside what nobody can count yet, and where it is going. */
export function EverydayTiles({ answer }: { readonly answer: ProvisionalResponse }) {
  const { totals, running, window } = answer;
  const unknownMax = subtract(totals.max, totals.knownMax);
  return (
    <StatTiles>
      <StatTile
        label="Điểm tạm tính"
        value={isKnown(totals) ? pointsText(totals.index) : EMPTY}
        unit={isKnown(totals) ? `/ ${pointsText(totals.knownMax)}` : ''}
        note={isKnown(totals) ? 'trên số điểm của các tiêu chí đã có số liệu' : 'chưa có số liệu nào để tính'}
      />
      <StatTile
        label="Chưa có số liệu"
        value={formatCount(totals.unknown)}
        unit="tiêu chí"
        note={`${pointsText(unknownMax)} điểm chưa biết, không tính là 0`}
      />
      {running && isKnown(totals) && (
        <StatTile
          label={`Dự báo đến ${formatDate(window.to)}`}
          value={rangeText(totals.forecast)}
          unit="điểm"
          note={`Giữ nhịp từ đầu kỳ: ${pointsText(totals.forecast.window)}; giữ nhịp 4 tuần qua: ${pointsText(totals.forecast.recent)}`}
        />
      )}
    </StatTiles>
  );
}

/** The difference of two texts of two places. */
export function subtract(a: string, b: string): string {
  const hundredths = Number(a.replace('.', '')) - Number(b.replace('.', ''));
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
