import { documentInWords } from '#core/documents/document-reference.ts';
import { unitPath, useGoTo, useUnitSlug } from '#web/lib/navigation.ts';
import { useUnit } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { documentFailure, knownDocument, useAddDocument } from '#web/ui/document-picker/document-calls.ts';
import {
  DocumentFields,
  type NamingTyped,
  NO_NAMING,
  namingErrors,
  namingOf,
} from '#web/ui/document-picker/document-fields.tsx';
import { issuerOf } from '#web/ui/document-picker/document-picker.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { type FormErrors, useForm } from '#web/ui/form/use-form.ts';
import { Link } from '#web/ui/link/link.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';

/** A new document; a number that is known leads to the one that bears it. */
export function AddDocumentPage() {
  const unit = useUnitSlug();
  const goTo = useGoTo();
  const issuer = issuerOf(useUnit()?.name ?? '');
  const initial: NamingTyped & { readonly separateReason: string } = { ...NO_NAMING, issuer, separateReason: '' };
  const form = useForm({ initial, check: (values): FormErrors<typeof initial> => namingErrors(values) });
  const add = useAddDocument(unit);
  const known = knownDocument(add.error);
  return (
    <div className="stack">
      <PageHeader title="Ghi văn bản vào sổ" back={{ href: unitPath(unit, 'van-ban'), label: 'Sổ văn bản' }} />
      <Form
        form={form}
        submitLabel="Ghi vào sổ"
        busy={add.isPending}
        failure={documentFailure(add.error)}
        onSubmit={({ separateReason, ...naming }) =>
          add.mutate(
            { ...namingOf(naming), separateReason },
            {
              onSuccess: ({ id }) => {
                notify('Đã ghi văn bản vào sổ');
                goTo(unitPath(unit, `van-ban/${id}`));
              },
            },
          )
        }
      >
        <DocumentFields form={form} />
        {known && (
          <Callout tone="warn" title="Số này đã có trong sổ">
            <p>
              <Link href={unitPath(unit, `van-ban/${known.id}`)}>{documentInWords(known)}</Link>: {known.abstract}
            </p>
            <p>
              <ButtonLink kind="secondary" href={unitPath(unit, `van-ban/${known.id}`)}>
                Mở văn bản đã có
              </ButtonLink>
            </p>
            <TextAreaField
              form={form}
              name="separateReason"
              label="Hoặc ghi lý do đây là văn bản khác"
              hint="Chỉ khi cơ quan ban hành đã cấp một số cho hai văn bản. Cả hai sẽ có cảnh báo trùng số."
              rows={2}
            />
          </Callout>
        )}
      </Form>
    </div>
  );
}
