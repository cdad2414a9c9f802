import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type DraftCriterion, LEVEL_NAMES, type SetDraft } from '#core/assessments/sets/draft.ts';
import type { SetFault } from '#core/assessments/sets/faults.ts';
import {
  addableLevels,
  childrenOf,
  withAdded,
  withCode,
  withCriterion,
  withMoved,
  withoutNode,
} from '#core/assessments/sets/tree-edits.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { TickField } from '#web/ui/form/choice-field.tsx';
import { FieldRow } from '#web/ui/form/form.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { liveForm } from './live-form.ts';
import { NodeDetails } from './node-details.tsx';
import { RulePanel } from './rule-panel.tsx';
import classes from './sets.module.css';

interface NodePanelProps {
  readonly draft: SetDraft;
  readonly node: DraftCriterion;
  readonly faults: readonly SetFault[];
  /** Decided by the level above. */
  readonly isLocked: boolean;
  readonly isSupplement: boolean;
  readonly change: (next: SetDraft) => void;
  readonly select: (code: string | undefined) => void;
}

/** One node of the tree in full: its place, its words, its points, its rule. */
export function NodePanel(props: NodePanelProps) {
  const { draft, node, faults, isLocked, change } = props;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: window.innerWidth > 1000 });
  }, []);
  const put = (next: DraftCriterion) => change(withCriterion(draft, node.code, next));
  const isGroup = childrenOf(draft, node.code).length > 0;
  return (
    <section className={classes.panel} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} ref={heading} tabIndex={-1} className={classes.title}>
        {LEVEL_NAMES[node.level]} <span>{node.code}</span>
      </h2>
      <NodeSteps {...props} />
      {faults.length > 0 && (
        <Callout tone="warn" title="Cần sửa">
          <ul className={classes.faults}>
            {faults.map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Callout>
      )}
      {isLocked ? (
        <NodeDetails node={node} />
      ) : (
        <>
          <WordFields {...props} id={id} put={put} />
          {!isGroup && <RulePanel draft={draft} node={node} put={put} />}
          <ProofFields id={id} node={node} put={put} />
        </>
      )}
    </section>
  );
}

function NodeSteps({ draft, node, isLocked, isSupplement, change, select }: NodePanelProps): ReactNode {
  const [sure, setSure] = useState(false);
  const sisters = childrenOf(draft, node.parent);
  const at = sisters.findIndex(({ code }) => code === node.code);
  const levels = isSupplement && !(isLocked && node.extendable) ? [] : addableLevels(draft, node.code);
  const inside =
    draft.criteria.filter(({ code }) => code !== node.code).length - withoutNode(draft, node.code).criteria.length;
  function add(level: (typeof levels)[number]) {
    const added = withAdded(draft, node.code, level);
    change(added.draft);
    select(added.code);
  }
  function remove() {
    change(withoutNode(draft, node.code));
    select(node.parent ?? undefined);
  }
  return (
    <div className={classes.steps}>
      {levels.map((level) => (
        <Button key={level} kind="secondary" size="small" onClick={() => add(level)}>
          Thêm {LEVEL_NAMES[level].toLocaleLowerCase('vi')}
        </Button>
      ))}
      {!isLocked && (
        <>
          <Button kind="quiet" size="small" disabled={at <= 0} onClick={() => change(withMoved(draft, node.code, -1))}>
            Chuyển lên
          </Button>
          <Button
            kind="quiet"
            size="small"
            disabled={at === sisters.length - 1}
            onClick={() => change(withMoved(draft, node.code, 1))}
          >
            Chuyển xuống
          </Button>
          {sure ? (
            <Button kind="danger" size="small" onClick={remove}>
              {inside > 0 ? `Bỏ hẳn cùng ${inside} mục bên dưới` : 'Bỏ hẳn mục này'}
            </Button>
          ) : (
            <Button kind="quiet" size="small" onClick={() => setSure(true)}>
              Bỏ mục…
            </Button>
          )}
        </>
      )}
      <Button kind="quiet" size="small" onClick={() => select(undefined)}>
        Đóng
      </Button>
    </div>
  );
}

interface PartProps {
  readonly id: string;
  readonly node: DraftCriterion;
  readonly put: (next: DraftCriterion) => void;
}

function WordFields({ id, draft, node, put, change, select, isSupplement }: PartProps & NodePanelProps) {
  const form = liveForm(
    id,
    { name: node.name, max: shownPoints(node.max), extendable: node.extendable },
    ({ name, max, extendable }) => put({ ...node, name, max, extendable }),
  );
  return (
    <>
      <FieldRow>
        <CodeField
          draft={draft}
          node={node}
          rename={(code) => {
            change(withCode(draft, node.code, code));
            select(code);
          }}
        />
        <NumberField form={form} name="max" label="Điểm tối đa" decimals={2} unit="điểm" required />
      </FieldRow>
      <TextAreaField form={form} name="name" label="Tên" rows={2} required />
      {node.level === 'criterion' && !isSupplement && (
        <TickField
          form={form}
          name="extendable"
          label="Cấp dưới được bổ sung tiêu chí thành phần"
          hint="Cấp dưới chia tiêu chí này thành các thành phần của mình, trong phạm vi điểm tối đa; không sửa được chỗ khác."
        />
      )}
    </>
  );
}

/** "1.50" as it is stored, "1,5" as it is read; what is typed stays as typed. */
function shownPoints(text: string): string {
  return /^\d+\.\d{2}$/u.test(text) ? text.replace('.', ',').replace(/,?0+$/u, '') || '0' : text;
}

/** The code is changed in one go, with everything that names it. */
function CodeField({
  draft,
  node,
  rename,
}: {
  readonly draft: SetDraft;
  readonly node: DraftCriterion;
  readonly rename: (code: string) => void;
}) {
  const id = useId();
  const [code, setCode] = useState(node.code);
  const wanted = code.trim();
  const taken = wanted !== node.code && draft.criteria.some((one) => one.code === wanted);
  const form = {
    ...liveForm(id, { code }, (next) => setCode(next.code)),
    errors: taken ? { code: `Mã ${wanted} đã có. Chọn mã khác.` } : {},
  };
  return (
    <div>
      <TextField form={form} name="code" label="Mã" width="short" required />
      {wanted !== node.code && wanted !== '' && !taken && (
        <Button kind="secondary" size="small" onClick={() => rename(wanted)}>
          Đổi mã
        </Button>
      )}
    </div>
  );
}

function ProofFields({ id, node, put }: PartProps) {
  const { section, appraiser, evidence, legalBasis, note } = node;
  const form = liveForm(`${id}-proof`, { section, appraiser, evidence, legalBasis, note }, (next) =>
    put({ ...node, ...next }),
  );
  return (
    <>
      <FieldRow>
        <TextField form={form} name="section" label="Bộ phận phụ trách" />
        <TextField form={form} name="appraiser" label="Cơ quan thẩm định" />
      </FieldRow>
      <TextField form={form} name="evidence" label="Tài liệu kiểm chứng" />
      <TextField form={form} name="legalBasis" label="Căn cứ" hint="Văn bản mà tiêu chí này dựa vào" />
      <TextField form={form} name="note" label="Ghi chú" hint="Đi kèm mọi lời giải thích điểm" />
    </>
  );
}
