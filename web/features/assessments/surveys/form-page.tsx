import type { SurveyFormWire } from '#core/assessments/surveys/contract.ts';
import { formatMoment } from '#web/lib/format.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button, ButtonLink } from '#web/ui/button/button.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { FormEditor } from './form-editor.tsx';
import {
  SURVEY_SENTENCES,
  surveyFailure,
  surveysPath,
  surveyUrl,
  useSurveyCall,
  useSurveyForm,
} from './load-surveys.ts';
import classes from './surveys.module.css';

/** A questionnaire: a draft to edit, or as it was issued. */
export function FormPage() {
  const unit = useUnitSlug();
  const form = useSurveyForm(unit, usePathParam('form'));
  const may = useMay();
  return (
    <QueryView query={form} messages={SURVEY_SENTENCES} loading="Đang tải mẫu phiếu…">
      {(one) => (
        <div className="stack">
          <PageHeader
            title={`${one.code} bản ${one.version}: ${one.name}`}
            back={{ href: surveysPath(unit, '/mau-phieu'), label: 'Mẫu phiếu điều tra' }}
            actions={<FormActions unit={unit} form={one} />}
          >
            {one.groupName}
          </PageHeader>
          {one.state === 'draft' && may('surveys:manage') ? (
            <FormEditor key={one.revision} unit={unit} form={one} />
          ) : (
            <FormAsIssued form={one} />
          )}
        </div>
      )}
    </QueryView>
  );
}

function FormActions({ unit, form }: { readonly unit: string; readonly form: SurveyFormWire }) {
  const may = useMay();
  const call = useSurveyCall(unit);
  const print = (format: string) => surveyUrl(unit, `survey-forms/${form.id}/${format}`);
  return (
    <>
      {form.state === 'draft' && may('surveys:manage') && (
        <Button
          busy={call.isPending}
          onClick={() =>
            call.mutate(
              { rest: `survey-forms/${form.id}/publish`, body: { revision: form.revision } },
              { onSuccess: () => notify('Đã ban hành mẫu phiếu') },
            )
          }
        >
          Ban hành mẫu phiếu
        </Button>
      )}
      {form.state === 'published' && may('surveys:manage') && (
        <ButtonLink kind="secondary" href={surveysPath(unit, '/mau-phieu/moi', { tu: form.id })}>
          Lập phiên bản mới
        </ButtonLink>
      )}
      <a href={print('docx')} download>
        In phiếu (DOCX)
      </a>
      <a href={print('pdf')} download>
        In phiếu (PDF)
      </a>
      {call.isError && <p role="alert">{surveyFailure(call.error)}</p>}
    </>
  );
}

function FormAsIssued({ form }: { readonly form: SurveyFormWire }) {
  return (
    <>
      <Facts
        items={[
          ['Căn cứ', form.basis],
          ['Ban hành', form.publishedAt && `${form.publishedBy ?? ''}, ${formatMoment(form.publishedAt)}`],
        ]}
      />
      <ol className={classes.questions}>
        {form.questions.map(({ key, text, criterion, options }) => (
          <li key={key}>
            <p>
              <strong>
                {key}. {text}
              </strong>{' '}
              (tiêu chí {criterion})
            </p>
            <ul>
              {options.map((option) => (
                <li key={option.key}>
                  {option.key}. {option.label}{' '}
                  {option.weight === undefined ? '(ý kiến tự do)' : `– ${option.weight / 100} %`}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}
