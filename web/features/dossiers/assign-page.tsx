import { ROLE_NAMES, type Role } from '#core/accounts/roles.ts';
import type { DossierPage, OfficeDesk } from '#core/dossiers/contract.ts';
import { DOSSIER_MESSAGES } from '#core/dossiers/messages.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { refusalWords, useAssign } from './change-dossier.ts';
import { DossierSummary } from './dossier-summary.tsx';
import { dossierPath, useDesk, useDossier } from './load-dossiers.ts';

/** Handing a dossier to an officer and a section. */
export function AssignPage() {
  const unit = useUnitSlug();
  const dossier = useDossier(unit, usePathParam('dossier'));
  const desk = useDesk(unit);
  return (
    <QueryView query={dossier} messages={DOSSIER_MESSAGES} loading="Đang tải hồ sơ…">
      {(data) => (
        <QueryView query={desk} messages={DOSSIER_MESSAGES}>
          {(offered) => <Assign unit={unit} dossier={data} desk={offered} />}
        </QueryView>
      )}
    </QueryView>
  );
}

interface AssignProps {
  readonly unit: string;
  readonly dossier: DossierPage;
  readonly desk: OfficeDesk;
}

function Assign({ unit, dossier, desk }: AssignProps) {
  const back = dossierPath(unit, dossier.id);
  const assign = useAssign(unit, dossier.id);
  const form = useForm({
    initial: { assigneeId: dossier.assigneeId ?? '', sectionId: String(dossier.sectionId ?? '') },
  });
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title="Giao xử lý" back={{ href: back, label: `Hồ sơ ${dossier.code}` }} />
      <DossierSummary dossier={dossier} />
      <Form
        form={form}
        onSubmit={({ assigneeId, sectionId }) =>
          assign.mutate({
            version: dossier.version,
            assigneeId: assigneeId || null,
            sectionId: sectionId ? Number(sectionId) : null,
          })
        }
        submitLabel="Giao xử lý"
        busy={assign.isPending}
        failure={refusalWords(assign.error)}
        others={
          <ButtonLink kind="secondary" href={back}>
            Quay lại
          </ButtonLink>
        }
      >
        <SelectField
          form={form}
          name="assigneeId"
          label="Người xử lý"
          placeholder="Chưa giao cho ai"
          choices={desk.officers.map(({ accountId, name, roles }) => ({
            value: accountId,
            label: `${name} – ${roles.map((role) => ROLE_NAMES[role as Role] ?? role).join(', ')}`,
          }))}
        />
        <SelectField
          form={form}
          name="sectionId"
          label="Bộ phận"
          placeholder="Không ghi bộ phận"
          choices={desk.sections.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      </Form>
    </div>
  );
}
