import type { DossierPage } from '#core/dossiers/contract.ts';
import { DOSSIER_MESSAGES } from '#core/dossiers/messages.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { unitPath, usePathParam, useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { DossierFacts } from './dossier-facts.tsx';
import { DossierHistory } from './dossier-history.tsx';
import { DossierReaders } from './dossier-readers.tsx';
import { useDossier } from './load-dossiers.ts';
import { NextSteps } from './next-steps.tsx';
import { DossierStatus, DueWords } from './status-words.tsx';

/** One dossier: where it stands, what may be done next, what is known and what happened. */
export function OneDossierPage() {
  const unit = useUnitSlug();
  const dossier = useDossier(unit, usePathParam('dossier'));
  return (
    <QueryView query={dossier} messages={DOSSIER_MESSAGES} loading="Đang tải hồ sơ…">
      {(data) => <DossierView unit={unit} dossier={data} />}
    </QueryView>
  );
}

function DossierView({ unit, dossier }: { readonly unit: string; readonly dossier: DossierPage }) {
  const may = useMay();
  const fresh = useSearchValues().moi !== undefined;
  const receipt = `/api/units/${unit}/dossiers/${dossier.id}/receipt`;
  return (
    <div className="stack">
      <PageHeader
        title={`Hồ sơ ${dossier.code}`}
        back={{ href: unitPath(unit, 'ho-so'), label: 'Hồ sơ' }}
        actions={
          dossier.ownership === 'owned' &&
          dossier.receivedAt && (
            <ButtonLink kind={fresh ? 'primary' : 'secondary'} href={receipt} target="_blank">
              In giấy tiếp nhận
            </ButtonLink>
          )
        }
      >
        <span className="row">
          <DossierStatus status={dossier.status} />
          {dossier.due && <span>Hẹn trả</span>}
          <DueWords dossier={dossier} today={dossier.today} />
        </span>
      </PageHeader>
      {fresh && (
        <Callout tone="good" title={`Đã tiếp nhận hồ sơ ${dossier.code}`}>
          <p>
            {dossier.due ? `Hẹn trả kết quả ngày ${formatDate(dossier.due.on)}. ` : 'Không hẹn ngày trả kết quả. '}
            In giấy tiếp nhận và đưa cho người nộp.
          </p>
          {may('dossiers:receive') && (
            <p>
              <ButtonLink kind="secondary" href={unitPath(unit, 'tiep-nhan')}>
                Tiếp nhận hồ sơ khác
              </ButtonLink>
            </p>
          )}
        </Callout>
      )}
      {dossier.ownership === 'imported' && (
        <Callout title="Hồ sơ của hệ thống tỉnh">
          Trạng thái do hệ thống một cửa của tỉnh quản lý và vào đây bằng tệp xuất. Ở đây chỉ xem, không chuyển bước.
        </Callout>
      )}
      <NextSteps unit={unit} dossier={dossier} mayAssign={may('dossiers:assign')} />
      <DossierFacts dossier={dossier} />
      <DossierHistory unit={unit} dossier={dossier} />
      {may('dossiers:readings') ? (
        <DossierReaders unit={unit} id={dossier.id} />
      ) : (
        <p className="soft">Việc mở trang này đã được ghi vào nhật ký xem dữ liệu cá nhân.</p>
      )}
    </div>
  );
}
