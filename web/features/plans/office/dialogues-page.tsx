import { formatDate } from '#core/kernel/dates.ts';
import { type DialogueLine, dialogueList } from '#core/plans/office/contract.ts';
import { DIALOGUE_STATE_NAMES } from '#core/plans/office/registers.ts';
import { EMPTY, formatNumber } from '#web/lib/format.ts';
import { useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge, type Tone } from '#web/ui/status-badge/status-badge.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { FigureFilter } from '../figure-filter.tsx';
import { AddDialogue, CancelForm, HoldForm, QuestionForm } from './dialogue-forms.tsx';
import { DialogueQuestions } from './dialogue-questions.tsx';
import classes from './office.module.css';
import { REGISTER_MESSAGES, useRegister, useYear, yearTabs } from './office-calls.ts';
import { QuotedLink } from './quoted-link.tsx';

const TONES = { planned: 'act', held: 'done', cancelled: 'off' } as const satisfies Record<DialogueLine['state'], Tone>;

/** The year's dialogues of leaders with citizens: plan, minutes, what was asked and promised. */
export function DialoguesPage() {
  const unit = useUnitSlug();
  const year = useYear();
  const may = useMay();
  const list = useRegister(unit, 'dialogues', year, dialogueList);
  return (
    <div className="stack">
      <PageHeader title="Đối thoại với người dân">
        Kế hoạch, biên bản, ý kiến và việc theo dõi sau từng cuộc đối thoại của lãnh đạo
      </PageHeader>
      <Tabs label="Năm" tabs={yearTabs(unit, 'doi-thoai', year)} />
      <FigureFilter />
      <QueryView query={list} messages={REGISTER_MESSAGES} loading="Đang tải các cuộc đối thoại…">
        {({ items, total, held, sections }) => (
          <>
            {total === 0 ? (
              <EmptyState title={`Chưa có cuộc đối thoại nào của năm ${year}`}>
                Lập kế hoạch đối thoại để theo dõi và chấm tiêu chí 1.7.
              </EmptyState>
            ) : (
              <p>
                <strong>
                  Đã tổ chức {held}/{total} cuộc
                </strong>
              </p>
            )}
            {items.map((dialogue) => (
              <OneDialogue key={dialogue.id} unit={unit} dialogue={dialogue} sections={sections} />
            ))}
            {may('plans:office-write') && <AddDialogue unit={unit} year={year} />}
          </>
        )}
      </QueryView>
    </div>
  );
}

interface OneDialogueProps {
  readonly unit: string;
  readonly dialogue: DialogueLine;
  readonly sections: readonly { readonly id: number; readonly name: string }[];
}

function OneDialogue({ unit, dialogue, sections }: OneDialogueProps) {
  const may = useMay();
  const { plannedOn, heldOn, plan, minutes, place, chairedBy, participants, cancelReason, state } = dialogue;
  const writes = may('plans:office-write');
  return (
    <article className={classes.card}>
      <h2>{dialogue.topic}</h2>
      <StatusBadge tone={TONES[state]}>{DIALOGUE_STATE_NAMES[state]}</StatusBadge>
      <Facts
        items={[
          ['Ngày theo kế hoạch', plannedOn && formatDate(plannedOn)],
          ['Kế hoạch', plan && <QuotedLink unit={unit} document={plan} />],
          ...(heldOn ? [['Ngày tổ chức', formatDate(heldOn)] as const] : []),
          ['Địa điểm', place],
          ['Chủ trì', chairedBy],
          ...(participants === null ? [] : [['Số người dự', formatNumber(participants)] as const]),
          ...(state === 'held'
            ? [['Biên bản', minutes ? <QuotedLink key="m" unit={unit} document={minutes} /> : EMPTY] as const]
            : []),
          ...(cancelReason ? [['Lý do hủy', cancelReason] as const] : []),
        ]}
      />
      <DialogueQuestions unit={unit} dialogue={dialogue} sections={sections} />
      {writes && (
        <div className={classes.forms}>
          {state === 'planned' && <HoldForm unit={unit} dialogue={dialogue} />}
          {state === 'planned' && <CancelForm unit={unit} dialogue={dialogue} />}
          {state === 'held' && <QuestionForm unit={unit} dialogue={dialogue} />}
        </div>
      )}
    </article>
  );
}
