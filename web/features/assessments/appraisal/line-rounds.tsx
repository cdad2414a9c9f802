import type { ReactNode } from 'react';
import type { LineReviewResponse } from '#core/assessments/appraisal/contract.ts';
import type { AssessmentState, Line } from '#core/assessments/assessment.ts';
import type { Leaf } from '#core/assessments/criteria-set.ts';
import { linkedValues } from '#core/assessments/linked-lines.ts';
import { pointsString } from '#core/assessments/points.ts';
import type { SheetModel } from '../sheet-model.ts';
import { useIsAppraiser } from '../use-is-appraiser.ts';
import { AppraisalForm } from './appraisal-form.tsx';
import { CouncilPutForm } from './council-put-form.tsx';
import { useReview } from './load-appraisal.ts';
import { RoundsTable } from './rounds-table.tsx';

interface LineRoundsProps {
  readonly model: SheetModel;
  readonly leaf: Leaf;
  readonly line: Line;
}

/** What the rounds said about a line of the sheet, and the form of whoever's turn it is. */
export function LineRounds({ model, leaf, line }: LineRoundsProps) {
  const { sheet } = model;
  const wanted = sheet.state !== 'self-scoring' && !sheet.historical;
  const query = useReview(sheet.unit, sheet.key, wanted);
  const review = query.data?.lines.find((one) => one.code === leaf.criterion.code);
  if (!wanted || !review) {
    return null;
  }
  const { explanation, put } = review;
  return (
    <>
      <RoundsTable
        rounds={review}
        self={line.self ? { points: pointsString(line.self.points), reason: line.self.reason ?? null } : null}
        explanation={explanation}
        documents={explanation?.evidence.map(({ title }) => title) ?? []}
        put={put}
      />
      <Turn model={model} leaf={leaf} line={line} review={review} />
    </>
  );
}

const ROUND_OF: Partial<Record<AssessmentState, 'first' | 'second'>> = {
  submitted: 'first',
  'second-appraisal': 'second',
};

/** The form of the appraiser whose turn it is, or why there is none. */
function Turn({ model, leaf, line, review }: LineRoundsProps & { readonly review: LineReviewResponse }) {
  const { sheet, scheme, lines } = model;
  const { code } = leaf.criterion;
  const appraiser = useIsAppraiser(sheet.unit);
  const round = ROUND_OF[sheet.state];
  if (!appraiser || !round || !line.applicable || review.council) {
    return null;
  }
  return (
    <>
      <Form
        round={round}
        review={review}
        form={
          <AppraisalForm
            key={`${code} ${round}`}
            cell={{ unit: sheet.unit, sheet: sheet.key, code, followed: scheme.followers.has(code) }}
            leaf={leaf}
            line={line}
            linked={linkedValues(scheme, leaf, lines, 'appraisal')}
            round={round}
            demand={review.first?.demand ?? null}
          />
        }
      />
      {round === 'second' && <CouncilPutForm unit={sheet.unit} sheet={sheet.key} code={code} put={review.put} />}
    </>
  );
}

interface FormPlaceProps {
  readonly round: 'first' | 'second';
  readonly review: LineReviewResponse;
  readonly form: ReactNode;
}

function Form({ round, review, form }: FormPlaceProps) {
  if (!review.mayAppraise) {
    return <p className="soft">Tiêu chí này do {review.body} thẩm định.</p>;
  }
  if (round === 'second' && !review.inSecondRound) {
    return <p className="soft">Đơn vị không giải trình tiêu chí này nên điểm lần 1 giữ nguyên.</p>;
  }
  return form;
}
