import type { SheetResponse } from '#core/assessments/contract.ts';
import type { SetAnswer } from '#core/assessments/sets/contract.ts';
import { sheetKeyInWords } from '#core/assessments/sheet-key.ts';
import { may, useMay, useSession } from '#web/lib/session.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { sheetPath } from '../load-sheet.ts';
import { sheetSetsPath, useSheetSets } from './load-sheet-sets.ts';
import { decidedInWords, isInForce } from './set-words.ts';
import classes from './sets.module.css';

/** Over an open sheet, for whoever may move it: that its set has a newer version, or only the way to another. */
export function SheetSetNote({ sheet }: { readonly sheet: SheetResponse }) {
  const mayMove = useMay()('assessments:self-score') && sheet.state === 'self-scoring';
  const { data } = useSheetSets(sheet.unit, sheet.key, mayMove);
  if (!mayMove || !data || data.fixedBy || data.others.length === 0) {
    return null;
  }
  const { present, others } = data;
  const path = sheetSetsPath(sheet.unit, sheet.key);
  const newest = others.find(
    (one) => one.code === present.code && one.version > present.version && isInForce(one, sheet.year),
  );
  return newest ? (
    <Callout title={`Bộ tiêu chí của phiếu đã có bản ${newest.version}`}>
      Phiếu đang theo bản {present.version}. Bản {newest.version}: {decidedInWords(newest)}.{' '}
      <Link href={path}>Xem thay đổi, chuyển phiếu sang bản {newest.version}</Link>
    </Callout>
  ) : (
    <p>
      <Link href={path}>Chuyển phiếu sang bản khác của bộ tiêu chí</Link>
    </p>
  );
}

/** On a published version: the open sheets that still follow an older one. */
export function OlderSheetsNote({ answer: { head, openSheets } }: { readonly answer: SetAnswer }) {
  const session = useSession();
  const { total, items } = openSheets;
  if (total === 0) {
    return null;
  }
  const list = (
    <ul className={classes.faults}>
      {items.map(({ unit, unitName, key, version }) => (
        <li key={`${unit} ${key}`}>
          <Link href={may(session, 'assessments:self-score', unit) ? sheetSetsPath(unit, key) : sheetPath(unit, key)}>
            {unitName}, {sheetKeyInWords(key)}
          </Link>{' '}
          (bản {version})
        </li>
      ))}
      {total > items.length && <li>và {total - items.length} phiếu khác</li>}
    </ul>
  );
  return (
    <Callout tone="warn" title={`${total} phiếu đang mở chưa theo bản ${head.version} này`}>
      <p>Đầu mối CCHC của đơn vị chuyển phiếu, ở trang phiếu chấm điểm.</p>
      {total > SHOWN ? (
        <details>
          <summary>Các phiếu</summary>
          {list}
        </details>
      ) : (
        list
      )}
    </Callout>
  );
}

/** More of them would push the set itself out of sight. */
const SHOWN = 5;
