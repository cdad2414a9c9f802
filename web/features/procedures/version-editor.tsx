import { PROCEDURE_MESSAGES } from '#core/procedures/messages.ts';
import { messageOf } from '#web/lib/messages.ts';
import { unitPath, useGoTo } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { useSaveVersion } from './change-procedures.ts';
import { useFields } from './load-procedures.ts';
import { VersionFields } from './version-form.tsx';
import { checkVersion, requestOf, type VersionValues } from './version-values.ts';

interface VersionEditorProps {
  readonly unit: string;
  readonly initial: VersionValues;
  readonly back: string;
  /** The version that is put right; a new one without it. */
  readonly version?: string;
}

export function VersionEditor({ unit, initial, back, version }: VersionEditorProps) {
  const goTo = useGoTo();
  const fields = useFields(unit);
  const save = useSaveVersion(unit, version);
  const form = useForm<VersionValues>({ initial, check: checkVersion });
  return (
    <Form
      form={form}
      onSubmit={(values) =>
        save.mutate(requestOf(values), {
          onSuccess: ({ id }) => {
            notify('Đã lưu nội dung thủ tục');
            goTo(unitPath(unit, `thu-tuc/${id}`));
          },
        })
      }
      submitLabel="Lưu nội dung"
      busy={save.isPending}
      failure={save.isError ? messageOf(save.error, PROCEDURE_MESSAGES) : undefined}
      others={
        <ButtonLink kind="secondary" href={back}>
          Quay lại, không lưu
        </ButtonLink>
      }
    >
      <VersionFields form={form} fields={fields.data?.items ?? []} />
    </Form>
  );
}
