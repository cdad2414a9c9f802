import { unitPath } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';

/** The one or two things this person most often comes for. */
const ACTS = [
  { permission: 'dossiers:receive', label: 'Tiếp nhận hồ sơ', page: 'tiep-nhan' },
  { permission: 'reports:send', label: 'Lập báo cáo', page: 'bao-cao' },
  { permission: 'assessments:appraise', label: 'Thẩm định điểm', page: 'cham-diem' },
] as const;

export function DashboardActions({ unit }: { readonly unit: string }) {
  const may = useMay();
  const acts = ACTS.filter(({ permission }) => may(permission)).slice(0, 2);
  return (
    <>
      {acts.map(({ label, page }, place) => (
        <ButtonLink key={page} kind={place === 0 ? 'primary' : 'secondary'} href={unitPath(unit, page)}>
          {label}
        </ButtonLink>
      ))}
    </>
  );
}
