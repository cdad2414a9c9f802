import type { SurveyRoundResponse } from '#core/assessments/surveys/contract.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { formatMoment } from '#web/lib/format.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { SURVEY_SENTENCES, surveysPath, useRound } from './load-surveys.ts';
import { RoundResults } from './round-results.tsx';
import { RoundSteps } from './round-steps.tsx';
import { RoundState } from './rounds-page.tsx';
import { TypedResultForm } from './typed-result-form.tsx';

/** A round: who was asked what, what was found about each unit, and the points going into the sheets. */
export function RoundPage() {
  const unit = useUnitSlug();
  const round = useRound(unit, usePathParam('round'));
  return (
    <QueryView query={round} messages={SURVEY_SENTENCES} loading="Đang tải đợt điều tra…">
      {(one) => (
        <div className="stack">
          <PageHeader
            title={one.name}
            back={{ href: surveysPath(unit), label: 'Điều tra xã hội học' }}
            actions={<RoundActions unit={unit} round={one} />}
          >
            {one.setName}
          </PageHeader>
          <div className="row">
            <RoundState round={one} />
          </div>
          <Facts items={factsOf(one)} />
          <RoundSteps unit={unit} round={one} />
          {one.method === 'typed' && <TypedResultForm unit={unit} round={one} />}
          <RoundResults unit={unit} round={one} />
        </div>
      )}
    </QueryView>
  );
}

function RoundActions({ unit, round }: { readonly unit: string; readonly round: SurveyRoundResponse }) {
  const may = useMay();
  if (round.method === 'typed') {
    return null;
  }
  const path = (rest: string) => surveysPath(unit, `/${round.id}/${rest}`);
  const enters = round.state === 'collecting' && may('surveys:enter');
  return (
    <>
      {enters && <ButtonLink href={path('nhap')}>Nhập phiếu</ButtonLink>}
      {enters && (
        <ButtonLink kind="secondary" href={path('nap')}>
          Nạp từ tệp
        </ButtonLink>
      )}
      <ButtonLink kind="secondary" href={path('phieu')}>
        Danh sách phiếu
      </ButtonLink>
    </>
  );
}

function factsOf(round: SurveyRoundResponse): readonly (readonly [string, React.ReactNode])[] {
  const forms = round.forms.map(
    ({ form, weight, minSlips }) =>
      `${form.code} bản ${form.version}, ${form.groupName}: trọng số ${weight}${minSlips > 0 ? `, tối thiểu ${minSlips} phiếu` : ''}`,
  );
  return [
    ['Thời gian', `${formatDate(round.opensOn)} – ${formatDate(round.closesOn)}`],
    ['Căn cứ', round.basis],
    ...(round.method === 'slips'
      ? ([
          ['Mẫu phiếu', forms.join('; ')],
          [
            'Nhóm chưa có câu trả lời',
            round.leaveOutEmpty ? 'bỏ khỏi bình quân' : 'đơn vị chưa có kết quả cho đến khi đủ các nhóm',
          ],
        ] as const)
      : ([['Kết quả', 'nhập theo nguồn đã tổng hợp']] as const)),
    ...(round.joinedAt ? [['Ghép điểm', `${round.joinedBy ?? ''}, ${formatMoment(round.joinedAt)}`] as const] : []),
  ];
}
