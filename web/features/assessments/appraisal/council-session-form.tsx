import { useState } from 'react';
import type { CouncilResponse } from '#core/assessments/appraisal/council/contract.ts';
import { COUNCIL_PART_NAMES, COUNCIL_PARTS, type CouncilMember } from '#core/assessments/appraisal/council/session.ts';
import { formatDate, parseDate } from '#core/kernel/dates.ts';
import { today } from '#web/lib/format.ts';
import { Button } from '#web/ui/button/button.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { sheetFailure } from '../sheet-steps.ts';
import classes from './appraisal.module.css';
import { useKeepSession } from './load-council.ts';

interface CouncilSessionFormProps {
  readonly unit: string;
  readonly sheet: string;
  /** undefined: a new one. */
  readonly session: CouncilResponse['sessions'][number] | undefined;
  readonly onDone: () => void;
}

const EMPTY_MEMBER = { name: '', position: '', part: 'member' } as const;

/** Who sat, when and where. Members are typed; a council is named by a decision and not by accounts. */
export function CouncilSessionForm({ unit, sheet, session, onDone }: CouncilSessionFormProps) {
  const keep = useKeepSession(unit, sheet, session?.id);
  const known: readonly CouncilMember[] = session?.members ?? [
    { ...EMPTY_MEMBER, part: 'chair' },
    { ...EMPTY_MEMBER, part: 'secretary' },
    EMPTY_MEMBER,
  ];
  const [rows, setRows] = useState(known.map((_, at) => at));
  const form = useForm<Record<string, string>>({
    initial: {
      name: session?.name ?? '',
      heldOn: formatDate(session?.heldOn ?? today()),
      place: session?.place ?? '',
      note: session?.note ?? '',
      ...Object.fromEntries(known.flatMap((member, at) => memberFields(member, at))),
    },
    check: ({ name = '', heldOn = '' }) => ({
      name: name.trim() === '' ? 'Ghi tên phiên họp.' : undefined,
      heldOn: parseDate(heldOn) === undefined ? 'Nhập ngày họp dạng ngày/tháng/năm.' : undefined,
    }),
  });

  function add(): void {
    const at = Math.max(-1, ...rows) + 1;
    form.setAll({ ...form.values, ...Object.fromEntries(memberFields(EMPTY_MEMBER, at)) });
    setRows([...rows, at]);
  }

  function save(values: Readonly<Record<string, string>>): void {
    const members = rows
      .map((at) => ({
        name: values[`name${at}`] ?? '',
        position: values[`position${at}`] ?? '',
        part: COUNCIL_PARTS.find((part) => part === values[`part${at}`]) ?? 'member',
      }))
      .filter(({ name, position }) => name.trim() !== '' || position.trim() !== '');
    keep.mutate(
      {
        name: values.name ?? '',
        heldOn: parseDate(values.heldOn ?? '') ?? '',
        place: values.place ?? '',
        note: values.note ?? '',
        members,
        ...(session ? { revision: session.revision } : {}),
      },
      {
        onSuccess: () => {
          notify('Đã lưu phiên họp');
          onDone();
        },
      },
    );
  }

  return (
    <div className={classes.case}>
      <Form
        form={form}
        submitLabel="Lưu phiên họp"
        busy={keep.isPending}
        failure={sheetFailure(keep.error)}
        onSubmit={save}
        others={
          <Button kind="secondary" onClick={onDone}>
            Thôi
          </Button>
        }
      >
        <TextField form={form} name="name" label="Tên phiên họp" hint="Ví dụ: Phiên họp lần thứ nhất" required />
        <DateField form={form} name="heldOn" label="Ngày họp" required />
        <TextField form={form} name="place" label="Địa điểm" />
        {rows.map((at, place) => (
          <div key={at} className={classes.memberFields}>
            <TextField form={form} name={`name${at}`} label={`Thành viên ${place + 1}`} />
            <TextField form={form} name={`position${at}`} label="Chức vụ" />
            <SelectField
              form={form}
              name={`part${at}`}
              label="Vai trò"
              choices={COUNCIL_PARTS.map((part) => ({ value: part, label: COUNCIL_PART_NAMES[part] }))}
            />
            <Button kind="quiet" size="small" onClick={() => setRows(rows.filter((one) => one !== at))}>
              Bỏ <span className="unseen">thành viên {place + 1}</span>
            </Button>
          </div>
        ))}
        <div className="row">
          <Button kind="quiet" size="small" onClick={add}>
            Thêm thành viên
          </Button>
        </div>
        <TextAreaField form={form} name="note" label="Ghi chú" rows={2} />
      </Form>
    </div>
  );
}

function memberFields({ name, position, part }: CouncilMember, at: number): readonly (readonly [string, string])[] {
  return [
    [`name${at}`, name],
    [`position${at}`, position],
    [`part${at}`, part],
  ];
}
