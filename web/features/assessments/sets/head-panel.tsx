import { useId, useState } from 'react';
import { bandsInWords, RESULT_KINDS } from '#core/assessments/bands.ts';
import { TIE_RULE_WORDS, TIE_RULES } from '#core/assessments/ranking.ts';
import { RESULT_WORDS } from '#core/assessments/sets/aspects.ts';
import { type SetDraft, UNIT_KIND_NAMES } from '#core/assessments/sets/draft.ts';
import { decimalString, formatDecimal, parseDecimal } from '#core/kernel/decimals.ts';
import { capitalised } from '#web/lib/format.ts';
import { Button } from '#web/ui/button/button.tsx';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { FieldRow } from '#web/ui/form/form.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { liveForm } from './live-form.ts';
import classes from './sets.module.css';

interface HeadPanelProps {
  readonly draft: SetDraft;
  readonly change: (next: SetDraft) => void;
  /** The rest is the level above's then. */
  readonly supplements: boolean;
}

/** What concerns the whole set: name, first year, how results are counted, classed and ranked, bonus and penalty. */
export function HeadPanel({ draft, change, supplements }: HeadPanelProps) {
  const id = useId();
  // What is typed stays as it is typed until it is a year.
  const [year, setYear] = useState(draft.effectiveYear === null ? '' : String(draft.effectiveYear));
  const form = liveForm(
    id,
    {
      name: draft.name,
      effectiveYear: year,
      unitKind: draft.unitKind as string,
      result: draft.result as string,
      tieRule: draft.tieRule as string,
      maxBonus: draft.maxBonus.replace('.', ','),
      maxPenalty: draft.maxPenalty.replace('.', ','),
    },
    (next) => {
      setYear(next.effectiveYear);
      change({
        ...draft,
        name: next.name,
        effectiveYear: yearOf(next.effectiveYear),
        unitKind: (next.unitKind || draft.unitKind) as SetDraft['unitKind'],
        result: next.result as SetDraft['result'],
        tieRule: (next.tieRule || draft.tieRule) as SetDraft['tieRule'],
        maxBonus: next.maxBonus,
        maxPenalty: next.maxPenalty,
      });
    },
  );
  return (
    <section className={classes.panel} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className={classes.title}>
        Thông tin chung
      </h2>
      <TextAreaField form={form} name="name" label="Tên bộ tiêu chí" rows={2} required />
      <FieldRow>
        <TextField form={form} name="effectiveYear" label="Áp dụng từ năm" inputMode="numeric" width="short" />
        {!supplements && (
          <SelectField form={form} name="unitKind" label="Chấm điểm cho" choices={choicesOf(UNIT_KIND_NAMES)} />
        )}
      </FieldRow>
      {!supplements && (
        <>
          <ChoiceField
            form={form}
            name="result"
            label="Kết quả và xếp loại tính theo"
            choices={RESULT_KINDS.map((value) => ({ value, label: capitalised(RESULT_WORDS[value]) }))}
          />
          <BandFields draft={draft} change={change} />
          <SelectField
            form={form}
            name="tieRule"
            label="Khi các đơn vị bằng nhau"
            choices={TIE_RULES.map((value) => ({ value, label: TIE_RULE_WORDS[value] }))}
          />
          <FieldRow>
            <NumberField form={form} name="maxBonus" label="Trần điểm thưởng" decimals={2} unit="điểm" />
            <NumberField form={form} name="maxPenalty" label="Trần điểm phạt" decimals={2} unit="điểm" />
          </FieldRow>
        </>
      )}
    </section>
  );
}

function choicesOf(names: Readonly<Record<string, string>>) {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}

function yearOf(text: string): number | null {
  return /^\d{4}$/u.test(text.trim()) ? Number(text) : null;
}

/** Classes of results, highest first: each from its bound up to the next higher one. */
function BandFields({ draft, change }: Pick<HeadPanelProps, 'draft' | 'change'>) {
  const { bands, result } = draft;
  const put = (next: SetDraft['bands']) => change({ ...draft, bands: next });
  return (
    <fieldset className={classes.group}>
      <legend>Xếp loại, từ cao xuống thấp</legend>
      {bands.map((band, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bands have no other name while they are written
        <div key={at} className={classes.inner}>
          <BandRow
            band={band}
            unit={result === 'relative' ? '%' : 'điểm'}
            change={(next) => put(bands.with(at, next))}
            remove={() => put(bands.toSpliced(at, 1))}
          />
        </div>
      ))}
      <div>
        <Button kind="secondary" size="small" onClick={() => put([...bands, { name: '', from: 0 }])}>
          Thêm mức xếp loại
        </Button>
      </div>
      {bands.length > 0 && <p className={classes.sentence}>{bandsInWords(bands.filter(isSound), result)}</p>}
    </fieldset>
  );
}

type Band = SetDraft['bands'][number];
const isSound = ({ from }: Band) => Number.isInteger(from) && from >= 0;

interface BandRowProps {
  readonly band: Band;
  readonly unit: string;
  readonly change: (next: Band) => void;
  readonly remove: () => void;
}

function BandRow({ band, unit, change, remove }: BandRowProps) {
  const [typed, setTyped] = useState(isSound(band) ? formatDecimal(decimalString(band.from, 2, 2)) : '');
  const form = liveForm(useId(), { name: band.name, from: typed }, ({ name, from }) => {
    setTyped(from);
    change({ name, from: parseDecimal(from, 2) ?? Number.NaN });
  });
  return (
    <FieldRow>
      <TextField form={form} name="name" label="Mức" />
      <NumberField form={form} name="from" label="Từ" decimals={2} unit={unit} />
      <Button kind="quiet" size="small" onClick={remove}>
        Bỏ<span className="unseen"> mức {band.name}</span>
      </Button>
    </FieldRow>
  );
}
