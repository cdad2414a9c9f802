import type { SheetResponse } from '#core/assessments/contract.ts';
import type { Leaf, Scheme } from '#core/assessments/criteria-set.ts';
import type { InputKind } from '#core/assessments/rule-kind.ts';
import { sheetKeyInWords, sheetKeyText } from '#core/assessments/sheet-key.ts';
import { DEFINITIONS, definitionOf } from '#core/indicators/definitions.ts';
import { formatDate, isPlainDate } from '#core/kernel/dates.ts';
import { useSearchValues, useSetSearch, useUnitSlug } from '#web/lib/navigation.ts';
import { usePeriod } from '#web/lib/period.ts';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';
import { SearchSelectField } from '#web/ui/form/search-select-field.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import type { FormState } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { labelOf } from '../line-summary.tsx';
import { useScheme, useSheet, useSheets } from '../load-sheet.ts';
import { ClaimForm } from './claim-form.tsx';
import { DISPUTE_SENTENCES, disputesPath } from './load-disputes.ts';

/** A new dispute: which figure first (the address names it), then what is wrong about it. */
export function NewDisputePage() {
  const unit = useUnitSlug();
  const { chitieu, loai } = useSearchValues();
  const ofIndicator = chitieu !== undefined || loai === 'chi-tieu';
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title="Lập kiến nghị về số liệu" back={{ href: disputesPath(unit), label: 'Kiến nghị về số liệu' }}>
        Dự thảo chỉ đơn vị thấy, cho đến khi Chủ tịch ký gửi
      </PageHeader>
      <Tabs
        label="Loại số liệu"
        tabs={[
          { href: disputesPath(unit, '/moi'), label: 'Số liệu của phiếu chấm điểm', current: !ofIndicator },
          { href: disputesPath(unit, '/moi', { loai: 'chi-tieu' }), label: 'Chỉ tiêu thống kê', current: ofIndicator },
        ]}
      />
      {ofIndicator ? <OfIndicator unit={unit} /> : <OfSheet unit={unit} />}
    </div>
  );
}

/** Fields whose values stand in the address, so that a link can fill them in. */
function useAddressForm(): FormState<Record<string, string>> {
  const values = useSearchValues();
  const setSearch = useSetSearch();
  return {
    id: 'figure',
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? ''])),
    errors: {},
    attempts: 0,
    set: (name, value) => setSearch({ [name]: value }, { replace: true }),
    setAll: () => {},
    refuse: () => {},
    submit: () => {},
  };
}

function OfSheet({ unit }: { readonly unit: string }) {
  const sheets = useSheets(unit);
  const form = useAddressForm();
  return (
    <QueryView query={sheets} messages={DISPUTE_SENTENCES}>
      {({ items }) => {
        const keys = items.map((sheet) => sheetKeyText(sheet));
        const key = keys.includes(form.values.phieu ?? '') ? (form.values.phieu ?? '') : keys[0];
        return key === undefined ? (
          <EmptyState title="Đơn vị chưa có phiếu chấm điểm nào">Chọn “Chỉ tiêu thống kê” ở trên.</EmptyState>
        ) : (
          <>
            <SelectField
              form={{ ...form, values: { ...form.values, phieu: key } }}
              name="phieu"
              label="Phiếu"
              choices={keys.map((one) => ({ value: one, label: `Phiếu ${sheetKeyInWords(one)}` }))}
            />
            <OfOneSheet key={key} unit={unit} sheetKey={key} form={form} />
          </>
        );
      }}
    </QueryView>
  );
}

interface OfOneSheetProps {
  readonly unit: string;
  readonly sheetKey: string;
  readonly form: FormState<Record<string, string>>;
}

function OfOneSheet({ unit, sheetKey, form }: OfOneSheetProps) {
  const sheet = useSheet(unit, sheetKey);
  return (
    <QueryView query={sheet} messages={DISPUTE_SENTENCES}>
      {(data) => <WithScheme unit={unit} sheet={data} form={form} />}
    </QueryView>
  );
}

interface WithSchemeProps extends Pick<OfOneSheetProps, 'unit' | 'form'> {
  readonly sheet: SheetResponse;
}

function WithScheme({ unit, sheet, form }: WithSchemeProps) {
  const scheme = useScheme(sheet.criteriaSetId);
  return (
    <QueryView query={scheme} messages={DISPUTE_SENTENCES}>
      {(data) => <LineFigure unit={unit} sheet={sheet} scheme={data} form={form} />}
    </QueryView>
  );
}

function LineFigure({ unit, sheet, scheme, form }: WithSchemeProps & { readonly scheme: Scheme }) {
  const { tieuchi = '', so = '' } = form.values;
  const leaf = scheme.leafOf.get(tieuchi);
  const inputs = leaf?.asked ?? [];
  const input = inputs.find(({ name }) => name === so) ?? (inputs.length === 1 ? inputs[0] : undefined);
  return (
    <>
      <SearchSelectField
        form={form}
        name="tieuchi"
        label="Tiêu chí"
        required
        choices={scheme.leaves
          .filter(({ asked }) => asked.length > 0)
          .map(({ criterion: { code, name } }) => ({ value: code, label: `${code} ${name}` }))}
      />
      {leaf && inputs.length > 1 && (
        <SelectField
          form={form}
          name="so"
          label="Số liệu bị sai"
          required
          choices={inputs.map(({ name }) => ({ value: name, label: labelOf(leaf, name) }))}
        />
      )}
      {leaf && input && (
        <ClaimOfLine key={`${tieuchi} ${input.name}`} unit={unit} sheet={sheet} leaf={leaf} input={input} />
      )}
    </>
  );
}

interface ClaimOfLineProps {
  readonly unit: string;
  readonly sheet: SheetResponse;
  readonly leaf: Leaf;
  readonly input: { readonly name: string; readonly kind: InputKind };
}

function ClaimOfLine({ unit, sheet, leaf, input }: ClaimOfLineProps) {
  const { code } = leaf.criterion;
  return (
    <>
      <Facts items={[['Số liệu', labelOf(leaf, input.name)]]} />
      <ClaimForm
        unit={unit}
        measure={input.kind}
        figure={{ kind: 'line', assessmentId: sheet.id, code, variable: input.name }}
      />
    </>
  );
}

function OfIndicator({ unit }: { readonly unit: string }) {
  const form = useAddressForm();
  const period = usePeriod();
  const { chitieu = '', tungay, denngay } = form.values;
  const definition = definitionOf(chitieu);
  const from = tungay && isPlainDate(tungay) ? tungay : period.window.from;
  const to = denngay && isPlainDate(denngay) ? denngay : period.window.to;
  return (
    <>
      <SearchSelectField
        form={form}
        name="chitieu"
        label="Chỉ tiêu"
        required
        choices={DEFINITIONS.map(({ code, name, unitOfMeasure }) => ({
          value: code,
          label: `${name} (${unitOfMeasure})`,
        }))}
      />
      {definition && (
        <>
          <Facts items={[['Khoảng thời gian', `${formatDate(from)} – ${formatDate(to)}`]]} />
          <ClaimForm
            key={chitieu}
            unit={unit}
            measure={definition.kind === 'rate' ? 'rate' : 'count'}
            figure={{ kind: 'indicator', indicator: chitieu, from, to }}
          />
        </>
      )}
    </>
  );
}
