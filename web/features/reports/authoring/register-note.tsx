import { DOCUMENT_WARNING_NAMES } from '#core/documents/messages.ts';
import { formatDate } from '#core/kernel/dates.ts';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { unitPath } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { Link } from '#web/ui/link/link.tsx';

/** Where the report stands in the register of documents, and what is wrong about its number there. */
export function RegisterNote({
  unit,
  document,
}: {
  readonly unit: string;
  readonly document: ReportAnswer['document'];
}) {
  const may = useMay();
  if (!document || (document.id === null && document.warnings.length === 0)) {
    return null;
  }
  const { id, warnings } = document;
  return (
    <>
      {id !== null && (
        <p className="soft">
          Báo cáo đã vào sổ văn bản của đơn vị
          {may('documents:read') && (
            <>
              : <Link href={unitPath(unit, `van-ban/${id}`)}>xem trong sổ</Link>
            </>
          )}
          .
        </p>
      )}
      {warnings.length > 0 && (
        <Callout tone="warn" title={id === null ? 'Số này đã có trong sổ văn bản' : 'Số văn bản cần kiểm tra lại'}>
          {id === null && <p>Báo cáo chưa được vào sổ. Sửa số, ngày cho đúng, hoặc sửa văn bản đang giữ số này.</p>}
          <ul style={{ margin: 0, paddingLeft: '1.25rem' }}>
            {warnings.map(({ code, other }) => (
              <li key={`${code}-${other?.date}-${other?.abstract}`}>
                {DOCUMENT_WARNING_NAMES[code]}
                {other && `: ${other.symbol} ngày ${formatDate(other.date)}, ${other.abstract}`}.
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </>
  );
}
