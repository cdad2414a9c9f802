import { useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { FormEditor } from './form-editor.tsx';
import { SURVEY_SENTENCES, surveysPath, useSurveyForm } from './load-surveys.ts';

/** A new questionnaire, or the next version of one (`?tu=<id>`). */
export function NewFormPage() {
  const unit = useUnitSlug();
  const { tu } = useSearchValues();
  return (
    <div className="stack">
      <PageHeader title="Soạn mẫu phiếu" back={{ href: surveysPath(unit, '/mau-phieu'), label: 'Mẫu phiếu điều tra' }}>
        Phương án A, B, C, D mặc định tính 100 %, 60 %, 20 %, 0 %; E là ý kiến tự do
      </PageHeader>
      {tu ? <NextVersion unit={unit} id={tu} /> : <FormEditor unit={unit} />}
    </div>
  );
}

function NextVersion({ unit, id }: { readonly unit: string; readonly id: string }) {
  const form = useSurveyForm(unit, id);
  return (
    <QueryView query={form} messages={SURVEY_SENTENCES}>
      {(one) => <FormEditor unit={unit} from={one} />}
    </QueryView>
  );
}
