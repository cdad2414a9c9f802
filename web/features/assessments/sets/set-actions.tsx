import { useState } from 'react';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import type { SetAnswer } from '#core/assessments/sets/contract.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useGoTo } from '#web/lib/navigation.ts';
import { Button, ButtonLink } from '#web/ui/button/button.tsx';
import { setPath, setUrl, useCreateSet, useDiscardSet, useSets } from './load-sets.ts';
import classes from './sets.module.css';

interface SetActionsProps {
  readonly unit: string;
  readonly answer: SetAnswer;
}

/** The one thing that a version is ready for: to be published, corrected or added to. */
export function SetActions({ unit, answer }: SetActionsProps) {
  const { head, mayEdit } = answer;
  return mayEdit ? (
    <ButtonLink href={setPath(unit, head.id, '/cong-bo')}>Công bố</ButtonLink>
  ) : head.state === 'published' ? (
    <NextSteps unit={unit} answer={answer} />
  ) : null;
}

/** What else can be done with it: compare, print, take out and in, throw away. */
export function SetTools({ unit, answer }: SetActionsProps) {
  const { head, mayEdit, compared } = answer;
  return (
    <div className="row">
      {compared && (
        <ButtonLink kind="secondary" size="small" href={setPath(unit, head.id, '/khac-biet')}>
          Xem khác biệt
        </ButtonLink>
      )}
      {mayEdit && (
        <ButtonLink kind="secondary" size="small" href={setPath(unit, head.id, '/nhap-tep')}>
          Nhập từ XLSX
        </ButtonLink>
      )}
      <Files unit={unit} id={head.id} />
      {mayEdit && <Discard unit={unit} id={head.id} />}
    </div>
  );
}

function Files({ unit, id }: { readonly unit: string; readonly id: string }) {
  return (
    <span className={classes.files}>
      Tải:
      {['DOCX', 'PDF', 'XLSX'].map((format) => (
        <a key={format} href={setUrl(unit, `/${id}/file/${format.toLowerCase()}`)} download>
          {format}
        </a>
      ))}
    </span>
  );
}

/** A correction of a published set is its next version; a level above's set may be added to where it allows it. */
function NextSteps({ unit, answer: { head, draft } }: SetActionsProps) {
  const goTo = useGoTo();
  const sets = useSets(unit);
  const create = useCreateSet(unit);
  const begin = (as: 'version' | 'supplement') =>
    create.mutate(
      { from: head.id, as, ...(as === 'supplement' ? { name: `${head.name} – phần bổ sung` } : {}) },
      { onSuccess: (made) => goTo(setPath(unit, made.head.id)) },
    );
  const mayVersion = head.own && sets.data?.maySupplement;
  const maySupplement = !head.own && sets.data?.maySupplement && draft.criteria.some(({ extendable }) => extendable);
  return (
    <>
      {create.isError && <span role="alert">{messageOf(create.error, ASSESSMENT_MESSAGES)}</span>}
      {mayVersion && (
        <Button busy={create.isPending} onClick={() => begin('version')}>
          Lập bản đính chính
        </Button>
      )}
      {maySupplement && (
        <Button busy={create.isPending} onClick={() => begin('supplement')}>
          Bổ sung tiêu chí thành phần
        </Button>
      )}
    </>
  );
}

const noop = () => undefined;

function Discard({ unit, id }: { readonly unit: string; readonly id: string }) {
  const goTo = useGoTo();
  const discard = useDiscardSet(unit, id);
  const [sure, setSure] = useState(false);
  if (!sure) {
    return (
      <Button kind="quiet" size="small" onClick={() => setSure(true)}>
        Bỏ dự thảo…
      </Button>
    );
  }
  return (
    <>
      {discard.isError && <span role="alert">{messageOf(discard.error, ASSESSMENT_MESSAGES)}</span>}
      <Button
        kind="danger"
        busy={discard.isPending}
        onClick={() => discard.mutateAsync().then(() => goTo(setPath(unit)), noop)}
      >
        Bỏ hẳn dự thảo này
      </Button>
    </>
  );
}
