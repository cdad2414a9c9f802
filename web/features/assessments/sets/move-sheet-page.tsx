import { CAMPAIGN_MESSAGES } from '#core/assessments/campaigns/messages.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { type ScoreAboveMaximum, scoreAboveInWords } from '#core/assessments/set-versions.ts';
import type { SetHead, SheetSets } from '#core/assessments/sets/contract.ts';
import { readSheetKey, sheetKeyInWords } from '#core/assessments/sheet-key.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { sheetPath } from '../load-sheet.ts';
import { setPath, useSet } from './load-sets.ts';
import { moveFailure, scoresAbove, useMoveSheet, useSheetSets } from './load-sheet-sets.ts';
import { SetDifferences } from './set-differences.tsx';
import { decidedInWords, isInForce } from './set-words.ts';
import classes from './sets.module.css';

/** Puts an open sheet under another version of its set: what it follows, what changes, and only then the act. */
export function MoveSheetPage() {
  const unit = useUnitSlug();
  const sheet = usePathParam('sheet');
  const query = useSheetSets(unit, sheet);
  return (
    <div className="stack">
      <PageHeader
        title={`Chuyển phiếu ${sheetKeyInWords(sheet)} sang bản khác của bộ tiêu chí`}
        back={{ href: sheetPath(unit, sheet), label: 'Phiếu chấm điểm' }}
      />
      <QueryView query={query} messages={ASSESSMENT_MESSAGES} loading="Đang tải các bản của bộ tiêu chí…">
        {(sets) => <Choices unit={unit} sheet={sheet} sets={sets} />}
      </QueryView>
    </div>
  );
}

interface ChoicesProps {
  readonly unit: string;
  readonly sheet: string;
  readonly sets: SheetSets;
}

const WHY_FIXED = {
  campaign: CAMPAIGN_MESSAGES['campaign-set-fixed'],
  state: 'Chỉ phiếu đang tự chấm mới chuyển được. Phiếu đã nộp giữ bộ tiêu chí lúc nộp.',
} as const satisfies Record<NonNullable<SheetSets['fixedBy']>, string>;

function Choices({ unit, sheet, sets }: ChoicesProps) {
  const { present, others, fixedBy } = sets;
  const year = readSheetKey(sheet)?.year ?? 0;
  const first = others.find((one) => isInForce(one, year)) ?? others[0];
  return (
    <>
      <Facts
        items={[
          [
            'Phiếu đang theo',
            <Link key="present" href={setPath(unit, present.id)}>
              {versionName(present)}
            </Link>,
          ],
          ['Căn cứ', decidedInWords(present)],
        ]}
      />
      {fixedBy ? (
        <Callout tone="warn" title="Phiếu này không chuyển được">
          {WHY_FIXED[fixedBy]}
        </Callout>
      ) : first ? (
        <MoveForm unit={unit} sheet={sheet} sets={sets} first={first} />
      ) : (
        <EmptyState title="Không có bản nào khác">
          Bộ tiêu chí của phiếu chỉ có một bản đã công bố. Khi có bản mới, trang này cho chuyển phiếu sang bản đó.
        </EmptyState>
      )}
    </>
  );
}

const versionName = ({ name, version }: Pick<SetHead, 'name' | 'version'>) => `${name} (bản ${version})`;

function MoveForm({ unit, sheet, sets, first }: ChoicesProps & { readonly first: SetHead }) {
  const { present, others } = sets;
  const form = useForm({ initial: { set: first.id as string }, check: () => ({}) });
  const move = useMoveSheet(unit, sheet);
  const chosen = others.find(({ id }) => id === form.values.set) ?? first;
  const late = !isInForce(chosen, readSheetKey(sheet)?.year ?? 0);
  const refused = move.variables === chosen.id;
  return (
    <Form
      form={form}
      onSubmit={({ set }) => move.mutate(set)}
      submitLabel={`Chuyển phiếu sang bản ${chosen.version}`}
      busy={move.isPending}
      failure={refused ? moveFailure(move.error) : undefined}
      others={
        <ButtonLink kind="secondary" href={sheetPath(unit, sheet)}>
          Quay lại, chưa chuyển
        </ButtonLink>
      }
    >
      {refused && <InTheWay unit={unit} sheet={sheet} present={present} scores={scoresAbove(move.error)} />}
      <ChoiceField
        form={form}
        name="set"
        label="Chuyển sang"
        choices={others.map((head) => ({ value: head.id, label: versionName(head), hint: decidedInWords(head) }))}
      />
      {late && (
        <Callout tone="warn" title={`Bản này áp dụng từ năm ${chosen.effectiveYear}`}>
          Phiếu chấm {sheetKeyInWords(sheet)}. Chỉ chuyển khi cấp trên cho dùng bản này sớm hơn.
        </Callout>
      )}
      <Changes unit={unit} present={present} chosen={chosen} />
      <Callout tone="warn" title={`Khi bấm “Chuyển phiếu sang bản ${chosen.version}”`}>
        <ul className={classes.faults}>
          <li>Số liệu, giải trình, tài liệu kiểm chứng của các tiêu chí còn trong bản kia giữ nguyên.</li>
          <li>Điểm theo quy tắc được tính lại theo bản kia; điểm đơn vị đề nghị kèm lý do giữ nguyên.</li>
          <li>Tiêu chí mới chưa có điểm; tiêu chí không còn thì dòng chưa có điểm không hiện nữa.</li>
          <li>Còn tự chấm thì chuyển lại được; lần chuyển được ghi vào nhật ký.</li>
        </ul>
      </Callout>
    </Form>
  );
}

interface ChangesProps {
  readonly unit: string;
  readonly present: SetHead;
  readonly chosen: SetHead;
}

function Changes({ unit, present, chosen }: ChangesProps) {
  const query = useSet(unit, chosen.id);
  return (
    <QueryView query={query} messages={ASSESSMENT_MESSAGES} loading="Đang so hai bản…">
      {(answer) => <SetDifferences unit={unit} answer={answer} other={present.id} />}
    </QueryView>
  );
}

interface InTheWayProps {
  readonly unit: string;
  readonly sheet: string;
  readonly present: SetHead;
  readonly scores: readonly ScoreAboveMaximum[];
}

/** Every criterion that keeps the sheet where it is, what to do about it, and the way to its line. */
function InTheWay({ unit, sheet, present, scores }: InTheWayProps) {
  const names = new Map(useSet(unit, present.id).data?.draft.criteria.map(({ code, name }) => [code, name]));
  if (scores.length === 0) {
    return null;
  }
  return (
    <Callout tone="late" title={`${scores.length} tiêu chí phải xử lý trước khi chuyển`}>
      <ul className={classes.faults}>
        {scores.map((score) => (
          <li key={score.code}>
            <Link href={`${sheetPath(unit, sheet)}?dong=${encodeURIComponent(score.code)}`}>
              {[score.code, names.get(score.code)].filter(Boolean).join(' ')}
            </Link>
            : {scoreAboveInWords(score)}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
