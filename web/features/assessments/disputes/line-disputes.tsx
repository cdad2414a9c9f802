import { figureInWords } from '#core/assessments/disputes/dispute.ts';
import { useMay } from '#web/lib/session.ts';
import { Link } from '#web/ui/link/link.tsx';
import { DisputeStateBadge } from './dispute-state.tsx';
import { disputesPath, useDisputes } from './load-disputes.ts';

interface LineDisputesProps {
  readonly unit: string;
  readonly sheetKey: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly code: string;
}

/** What is or was disputed about a line, and the way to a new dispute. */
export function LineDisputes({ unit, sheetKey, period, code }: LineDisputesProps) {
  const may = useMay();
  const list = useDisputes(unit, { criterion: code, from: period.from, to: period.to });
  const items = list.data?.items.filter((one) => one.unit === unit) ?? [];
  const mayFile = may('disputes:file');
  if (items.length === 0 && !mayFile) {
    return null;
  }
  return (
    <div>
      {items.length > 0 && (
        <ul aria-label="Kiến nghị về số liệu của dòng này">
          {items.map((one) => (
            <li key={one.id}>
              <Link href={disputesPath(unit, `/${one.id}`)}>
                Kiến nghị số {one.number}/{one.year}
              </Link>
              : hệ thống {figureInWords(one.measure, one.systemValue)}, đơn vị{' '}
              {figureInWords(one.measure, one.unitValue)} <DisputeStateBadge state={one.state} />
            </li>
          ))}
        </ul>
      )}
      {mayFile && (
        <Link href={disputesPath(unit, '/moi', { phieu: sheetKey, tieuchi: code })}>Kiến nghị về số liệu này</Link>
      )}
    </div>
  );
}
