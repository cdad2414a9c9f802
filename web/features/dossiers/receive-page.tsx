import type { OfficeDesk } from '#core/dossiers/contract.ts';
import { DOSSIER_MESSAGES } from '#core/dossiers/messages.ts';
import { unitPath, useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { ApplicantPart } from './applicant-part.tsx';
import { refusalWords, useReceive } from './change-dossier.ts';
import { EarlierPart } from './earlier-part.tsx';
import { useDesk } from './load-dossiers.ts';
import { PapersPart } from './papers-part.tsx';
import { ProcedurePart } from './procedure-part.tsx';
import { checkReceipt, EMPTY_RECEIPT, type ReceiveValues, requestOf } from './receive-values.ts';
import { ResultPart } from './result-part.tsx';

/** Taking a dossier in at the counter: one page, in the order in which it is asked at the desk. */
export function ReceivePage() {
  const unit = useUnitSlug();
  const desk = useDesk(unit);
  return (
    <div className="stack" style={{ maxWidth: '56rem' }}>
      <PageHeader title="Tiếp nhận hồ sơ" back={{ href: unitPath(unit, 'ho-so'), label: 'Hồ sơ' }} />
      <QueryView query={desk} messages={DOSSIER_MESSAGES} loading="Đang tải danh mục thủ tục…">
        {(offered) =>
          offered.procedures.length === 0 ? (
            <EmptyState
              title="Đơn vị chưa có thủ tục nào tiếp nhận tại quầy"
              action={<ButtonLink href={unitPath(unit, 'thu-tuc')}>Mở danh mục thủ tục</ButtonLink>}
            >
              Quản trị chọn ở trang Thủ tục những thủ tục mà đơn vị tự tiếp nhận. Thủ tục tiếp nhận trên hệ thống của
              tỉnh vào đây bằng tệp xuất.
            </EmptyState>
          ) : (
            <ReceiveForm unit={unit} desk={offered} />
          )
        }
      </QueryView>
    </div>
  );
}

function ReceiveForm({ unit, desk }: { readonly unit: string; readonly desk: OfficeDesk }) {
  const receive = useReceive(unit);
  const form = useForm<ReceiveValues>({ initial: EMPTY_RECEIPT, check: checkReceipt });
  return (
    <Form
      form={form}
      onSubmit={(values) => receive.mutate(requestOf(values))}
      submitLabel="Tiếp nhận"
      busy={receive.isPending}
      busyLabel="Đang tiếp nhận…"
      failure={refusalWords(receive.error)}
    >
      <ProcedurePart form={form} unit={unit} procedures={desk.procedures} />
      <ApplicantPart form={form} />
      <PapersPart form={form} />
      <ResultPart form={form} officers={desk.officers} />
      <EarlierPart form={form} />
    </Form>
  );
}
