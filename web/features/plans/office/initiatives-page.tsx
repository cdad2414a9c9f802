import { formatDate, parseDate } from '#core/kernel/dates.ts';
import { type InitiativeLine, initiativeList } from '#core/plans/office/contract.ts';
import { INITIATIVE_LEVEL_NAMES, type InitiativeLevel } from '#core/plans/office/registers.ts';
import { useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { DocumentPicker } from '#web/ui/document-picker/document-picker.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { FigureFilter } from '../figure-filter.tsx';
import classes from './office.module.css';
import { REGISTER_MESSAGES, registerFailure, useRegister, useRegisterCall, useYear, yearTabs } from './office-calls.ts';
import { QuotedLink } from './quoted-link.tsx';

type Sections = readonly { readonly id: number; readonly name: string }[];

/** The year's initiatives and how far each came. */
export function InitiativesPage() {
  const unit = useUnitSlug();
  const year = useYear();
  const may = useMay();
  const list = useRegister(unit, 'initiatives', year, initiativeList);
  return (
    <div className="stack">
      <PageHeader title="Sáng kiến cải cách hành chính">
        Sáng kiến được công nhận cần quyết định của hội đồng; số lượng được dùng cho tiêu chí 1.5.4
      </PageHeader>
      <Tabs label="Năm" tabs={yearTabs(unit, 'sang-kien', year)} />
      <FigureFilter />
      <QueryView query={list} messages={REGISTER_MESSAGES} loading="Đang tải các sáng kiến…">
        {({ items, sections }) => (
          <>
            {items.length === 0 && <EmptyState title={`Chưa có sáng kiến nào của năm ${year}`} />}
            {items.map((line) => (
              <OneInitiative key={`${line.id} ${line.version}`} unit={unit} line={line} sections={sections} />
            ))}
            {may('plans:office-write') && (
              <InitiativeForm unit={unit} year={year} sections={sections} label="Đăng ký sáng kiến" />
            )}
          </>
        )}
      </QueryView>
    </div>
  );
}

interface OneInitiativeProps {
  readonly unit: string;
  readonly line: InitiativeLine;
  readonly sections: Sections;
}

function isRecognised(level: InitiativeLevel): boolean {
  return level === 'recognised' || level === 'recognised-above';
}

function OneInitiative({ unit, line, sections }: OneInitiativeProps) {
  const may = useMay();
  const { document } = line;
  return (
    <article className={classes.card}>
      <h2>{line.title}</h2>
      <StatusBadge tone={isRecognised(line.level) ? 'done' : 'neutral'}>
        {INITIATIVE_LEVEL_NAMES[line.level]}
      </StatusBadge>
      <Facts
        items={[
          ['Tác giả', line.author],
          ['Bộ phận', line.sectionName],
          ['Áp dụng tại', line.appliedWhere],
          ...(line.council ? [['Hội đồng công nhận', line.council] as const] : []),
          ...(line.recognisedOn ? [['Ngày công nhận', formatDate(line.recognisedOn)] as const] : []),
          ...(document ? [['Quyết định', <QuotedLink key="d" unit={unit} document={document} />] as const] : []),
        ]}
      />
      {may('plans:office-write') && (
        <InitiativeForm unit={unit} year={line.year} sections={sections} line={line} label="Sửa hoặc ghi công nhận" />
      )}
    </article>
  );
}

interface InitiativeFormProps {
  readonly unit: string;
  readonly year: number;
  readonly sections: Sections;
  readonly line?: InitiativeLine;
  readonly label: string;
}

function typedOf(line: InitiativeLine | undefined) {
  return {
    title: line?.title ?? '',
    author: line?.author ?? '',
    sectionId: line?.sectionId ? String(line.sectionId) : '',
    appliedWhere: line?.appliedWhere ?? '',
    level: (line?.level ?? 'registered') as string,
    council: line?.council ?? '',
    recognisedOn: line?.recognisedOn ? formatDate(line.recognisedOn) : '',
    documentId: line?.document?.id ?? '',
  };
}

function InitiativeForm({ unit, year, sections, line, label }: InitiativeFormProps) {
  const call = useRegisterCall(unit, 'initiatives');
  const form = useForm({
    initial: typedOf(line),
    check: ({ title, author, level, council, recognisedOn, documentId }) => {
      const needs = isRecognised(level as InitiativeLevel);
      return {
        title: title.trim() === '' ? 'Ghi tên sáng kiến.' : undefined,
        author: author.trim() === '' ? 'Ghi tác giả.' : undefined,
        council: needs && council.trim() === '' ? 'Ghi hội đồng công nhận.' : undefined,
        recognisedOn: needs && !parseDate(recognisedOn) ? 'Ghi ngày công nhận.' : undefined,
        documentId: needs && documentId === '' ? 'Chọn quyết định công nhận.' : undefined,
      };
    },
  });
  const recognised = isRecognised(form.values.level as InitiativeLevel);
  return (
    <details>
      <summary>{label}</summary>
      <Form
        form={form}
        submitLabel={line ? 'Lưu sáng kiến' : 'Đăng ký'}
        busy={call.isPending}
        failure={registerFailure(call.error)}
        onSubmit={({ sectionId, recognisedOn, documentId, ...rest }) => {
          const content = {
            ...rest,
            sectionId: sectionId === '' ? null : Number(sectionId),
            recognisedOn: parseDate(recognisedOn) ?? null,
            documentId: documentId || null,
          };
          call.mutate(
            line
              ? { method: 'PUT', rest: `/${line.id}`, body: { version: line.version, ...content } }
              : { body: { year, ...content } },
            {
              onSuccess: () => {
                notify('Đã lưu sáng kiến');
                if (!line) {
                  form.setAll(typedOf(undefined));
                }
              },
            },
          );
        }}
      >
        <TextAreaField form={form} name="title" label="Tên sáng kiến" rows={2} required />
        <FieldRow>
          <TextField form={form} name="author" label="Tác giả" required />
          <SelectField
            form={form}
            name="sectionId"
            label="Bộ phận"
            choices={sections.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        </FieldRow>
        <TextField form={form} name="appliedWhere" label="Áp dụng tại" />
        <SelectField
          form={form}
          name="level"
          label="Mức đạt được"
          choices={Object.entries(INITIATIVE_LEVEL_NAMES).map(([value, words]) => ({ value, label: words }))}
        />
        {recognised && (
          <>
            <FieldRow>
              <TextField form={form} name="council" label="Hội đồng công nhận" required />
              <DateField form={form} name="recognisedOn" label="Ngày công nhận" required />
            </FieldRow>
            <DocumentPicker form={form} name="documentId" label="Quyết định công nhận" unit={unit} required />
          </>
        )}
      </Form>
    </details>
  );
}
