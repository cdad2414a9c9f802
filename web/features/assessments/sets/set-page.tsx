import { useMemo } from 'react';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import type { SetAnswer } from '#core/assessments/sets/contract.ts';
import { UNIT_KIND_NAMES } from '#core/assessments/sets/draft.ts';
import { TEMPLATE_BASIS } from '#core/assessments/template.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { setPath, useSet } from './load-sets.ts';
import { SetActions, SetTools } from './set-actions.tsx';
import { SetEditor } from './set-editor.tsx';
import { SetReader } from './set-reader.tsx';
import { ownerInWords } from './set-words.ts';
import { OlderSheetsNote } from './sheet-set-note.tsx';

/** One version of a set: read when published, written while a draft by those who decide it. */
export function SetPage() {
  const unit = useUnitSlug();
  const id = usePathParam('set');
  const query = useSet(unit, id);
  return (
    <QueryView query={query} messages={ASSESSMENT_MESSAGES} loading="Đang tải bộ tiêu chí…">
      {(answer) => <WholeSet key={id} unit={unit} answer={answer} />}
    </QueryView>
  );
}

interface WholeSetProps {
  readonly unit: string;
  readonly answer: SetAnswer;
}

function WholeSet({ unit, answer }: WholeSetProps) {
  const { head, mayEdit } = answer;
  return (
    <div className="stack">
      <PageHeader
        title={`${head.name} (bản ${head.version})`}
        back={{ href: setPath(unit), label: 'Bộ tiêu chí' }}
        actions={<SetActions unit={unit} answer={answer} />}
      >
        <StatusBadge tone={head.state === 'draft' ? 'act' : 'done'}>
          {head.state === 'draft' ? 'Dự thảo' : 'Đã công bố'}
        </StatusBadge>{' '}
        {ownerInWords(head)} · {UNIT_KIND_NAMES[head.unitKind]} · {head.basis}
        {head.effectiveYear !== null && ` · áp dụng từ năm ${head.effectiveYear}`}
        {head.base && ` · bổ sung vào “${head.base.name}” (bản ${head.base.version})`}
      </PageHeader>
      <SetTools unit={unit} answer={answer} />
      <OlderSheetsNote answer={answer} />
      {head.basis === TEMPLATE_BASIS && (
        <Callout tone="warn" title="Bộ mẫu, không phải quyết định của cơ quan nào">
          Dùng làm chỗ bắt đầu: sao thành bộ tiêu chí của cơ quan mình, sửa theo quyết định đã ban hành rồi công bố.
        </Callout>
      )}
      {mayEdit ? <EditorWithBase unit={unit} answer={answer} /> : <SetReader unit={unit} answer={answer} />}
    </div>
  );
}

/** A supplement is written beside the set that it adds to. */
function EditorWithBase({ unit, answer }: WholeSetProps) {
  const baseId = answer.head.base?.id;
  return baseId === undefined ? (
    <SetEditor unit={unit} answer={answer} supplemented={undefined} />
  ) : (
    <BaseLoader unit={unit} answer={answer} baseId={baseId} />
  );
}

function BaseLoader({ unit, answer, baseId }: WholeSetProps & { readonly baseId: string }) {
  const base = useSet(unit, baseId);
  const draft = useMemo(() => base.data?.draft, [base.data]);
  return (
    <QueryView query={base} messages={ASSESSMENT_MESSAGES} loading="Đang tải bộ tiêu chí của cấp trên…">
      {() => (draft ? <SetEditor unit={unit} answer={answer} supplemented={draft} /> : null)}
    </QueryView>
  );
}
