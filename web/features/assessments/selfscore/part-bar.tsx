import type { DivisionResponse } from '#core/assessments/selfscore/contract.ts';
import { PART_STATE_NAMES } from '#core/assessments/selfscore/sections.ts';
import { Button, ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { sheetPath } from '../load-sheet.ts';
import type { SheetModel } from '../sheet-model.ts';
import { sheetFailure } from '../sheet-steps.ts';
import classes from './grid.module.css';
import { usePartStep } from './load-division.ts';

interface PartBarProps {
  readonly model: SheetModel;
  readonly division: DivisionResponse;
}

/** A section's way to the focal officer; for the focal officer, who is still missing. */
export function PartBar({ model, division }: PartBarProps) {
  const own = division.sections.filter(({ id }) => division.mine.sections.includes(id));
  return (
    <>
      {own.map((section) => (
        <OwnPart key={section.id} model={model} section={section} open={division.gate.open} />
      ))}
      {division.mine.compiles && <Compiler model={model} division={division} />}
    </>
  );
}

type Section = DivisionResponse['sections'][number];

function OwnPart({ model, section, open }: { model: SheetModel; section: Section; open: boolean }) {
  const { unit, key } = model.sheet;
  const handIn = usePartStep(unit, key, 'hand-in');
  const { id, name, state, reason, criteria, missing } = section;
  const isOut = state === 'handed-in' || state === 'taken';
  return (
    <div className={classes.bar}>
      <span>
        <strong>{name}</strong>: {criteria} tiêu chí, còn thiếu {missing.length}
        {state && ` · ${PART_STATE_NAMES[state]}`}
      </span>
      {!isOut && open && (
        <Button size="small" busy={handIn.isPending} onClick={() => handIn.mutate({ sectionId: id })}>
          Trình đầu mối
        </Button>
      )}
      {missing.length > 0 && (
        <ButtonLink kind="quiet" size="small" href={sheetPath(unit, key, '/con-thieu')}>
          Xem phần còn thiếu
        </ButtonLink>
      )}
      {state === 'sent-back' && (
        <Callout tone="warn" title="Đầu mối trả lại">
          {reason}
        </Callout>
      )}
      {handIn.isError && <p role="alert">{sheetFailure(handIn.error)}</p>}
    </div>
  );
}

function Compiler({ model, division: { sections } }: PartBarProps) {
  const { unit, key } = model.sheet;
  const begun = sections.filter(({ state }) => state !== null);
  const waiting = begun.filter(({ state }) => state === 'handed-in');
  const out = begun.filter(({ state }) => state === 'drafting' || state === 'sent-back');
  return (
    <div className={classes.bar}>
      <span>
        {begun.length === 0
          ? 'Chưa bộ phận nào chấm; đầu mối chấm được mọi tiêu chí.'
          : `Bộ phận: ${waiting.length} đã trình chờ nhận, ${out.length} đang chấm${
              out.length > 0 ? ` (${out.map(({ name }) => name).join(', ')})` : ''
            }.`}
      </span>
      <ButtonLink kind="secondary" size="small" href={sheetPath(unit, key, '/phan-cong')}>
        Phân công, tiếp nhận
      </ButtonLink>
    </div>
  );
}
