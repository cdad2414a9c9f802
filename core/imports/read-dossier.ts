import type { Instant, PlainDate } from '#core/kernel/dates.ts';
import { parseDecimal } from '#core/kernel/decimals.ts';
import { clean } from '#core/kernel/text.ts';
import { type Cell, cellText, type SheetRow } from './cell.ts';
import type { DossierField } from './dossier-columns.ts';
import type { Layout } from './header.ts';
import type { ImportedChannel, ImportedDossier, ImportedStatus } from './imported-dossier.ts';
import { instantOf, type Moment, momentFrom } from './moment.ts';
import type { RowProblem, RowProblemCode } from './row-problem.ts';
import { answerFrom, channelFrom, statusFrom } from './words.ts';

/** What one line of the table is: a dossier, a line with reasons why not, or no line of a dossier at all. */
export type ReadRow =
  | { readonly kind: 'dossier'; readonly dossier: ImportedDossier }
  | { readonly kind: 'bad'; readonly row: number; readonly code: string; readonly problems: readonly RowProblem[] }
  | { readonly kind: 'skipped' };

const CODE_LENGTH = 60;
/** Room for a list of people; a name of any script of this length fits the indexes by which it is found. */
const NAME_LENGTH = 500;
/** Fewer different texts than this: a group heading (merged over the columns), a sum, the place for signatures. */
const LEAST_TEXTS = 3;

/** A reader for the rows of one layout. `today` decides what lies in the future. */
export function dossierReader(layout: Layout, today: PlainDate): (row: SheetRow) => ReadRow {
  const columns = new Map(layout.columns.map((column) => [column.field, column]));
  return (row) => {
    const reading = new RowReading(row, columns, today);
    return reading.read();
  };
}

class RowReading {
  readonly #row: SheetRow;
  readonly #columns: ReadonlyMap<DossierField, { readonly index: number; readonly label: string }>;
  readonly #today: PlainDate;
  readonly #problems: RowProblem[] = [];

  constructor(
    row: SheetRow,
    columns: ReadonlyMap<DossierField, { readonly index: number; readonly label: string }>,
    today: PlainDate,
  ) {
    this.#row = row;
    this.#columns = columns;
    this.#today = today;
  }

  read(): ReadRow {
    const code = this.#text('code');
    const received = this.#moment('receivedAt');
    if (!this.#hasTexts(LEAST_TEXTS)) {
      return { kind: 'skipped' };
    }
    const dossier = this.#dossier(code, received);
    return dossier && this.#problems.length === 0
      ? { kind: 'dossier', dossier }
      : { kind: 'bad', row: this.#row.number, code, problems: this.#problems };
  }

  #dossier(code: string, received: Moment | undefined): ImportedDossier | undefined {
    this.#require(code !== '', 'code-missing');
    this.#require(code.length <= CODE_LENGTH, 'code-too-long', code);
    const procedureName = this.#text('procedureName');
    this.#require(procedureName !== '', 'procedure-missing');
    const applicantName = this.#text('applicantName');
    this.#require(applicantName !== '', 'applicant-missing');
    this.#require(applicantName.length <= NAME_LENGTH, 'applicant-too-long', applicantName);
    if (!received) {
      this.#require(this.#text('receivedAt') !== '', 'received-missing');
      return undefined;
    }
    this.#require(received.date <= this.#today, 'received-in-future', received.date);
    const receivedAt = instantOf(received);
    const way = this.#way(receivedAt);
    const { address, phone } = this.#contact();
    return {
      row: this.#row.number,
      code,
      procedureCode: this.#optional('procedureCode'),
      procedureName,
      field: this.#optional('field'),
      applicantName,
      applicantIdNumber: this.#idNumber(),
      address,
      phone,
      channel: this.#channel(),
      receivedAt,
      due: this.#due(received.date),
      ...way,
      resultChannel: this.#optional('resultChannel'),
      handler: this.#optional('handler'),
      digitised: this.#answer('digitised'),
      electronicResult: this.#answer('electronicResult'),
      fee: this.#amount(),
      paidOnline: this.#answer('paidOnline'),
      note: this.#optional('note'),
    };
  }

  /** Status and closing dates, which have to agree with each other. */
  #way(receivedAt: Instant): Pick<ImportedDossier, 'status' | 'resolvedAt' | 'returnedAt' | 'endedAt'> {
    const resolved = this.#moment('resolvedAt');
    const returned = this.#moment('returnedAt');
    const ended = this.#moment('endedAt');
    const status = this.#status(resolved, returned);
    if (status === 9 || status === 10) {
      return { status, ...this.#resolution(receivedAt, resolved, returned) };
    }
    if (status === 7 || status === 8 || status === 3) {
      const last = ended ?? resolved ?? returned;
      this.#require(last !== undefined, 'ended-missing');
      const endedAt = last && instantOf(last, receivedAt);
      this.#require(!endedAt || Date.parse(endedAt) >= Date.parse(receivedAt), 'ended-before-received');
      return { status, endedAt };
    }
    this.#require(!resolved && !returned, 'status-contradicts-dates');
    return { status };
  }

  #resolution(receivedAt: Instant, resolved: Moment | undefined, returned: Moment | undefined) {
    const finish = resolved ?? returned;
    if (!finish) {
      this.#require(false, 'resolved-missing');
      return {};
    }
    this.#require(finish.date <= this.#today, 'resolved-in-future', finish.date);
    const resolvedAt = instantOf(finish, receivedAt);
    this.#require(Date.parse(resolvedAt) >= Date.parse(receivedAt), 'resolved-before-received');
    const returnedAt = returned && instantOf(returned, resolvedAt);
    this.#require(!returnedAt || Date.parse(returnedAt) >= Date.parse(resolvedAt), 'returned-before-resolved');
    return { resolvedAt, returnedAt };
  }

  #status(resolved: Moment | undefined, returned: Moment | undefined): ImportedStatus {
    const text = this.#text('status');
    if (text === '') {
      return returned ? 10 : resolved ? 9 : 4;
    }
    const status = statusFrom(text);
    this.#require(status !== undefined, 'status-unknown', text);
    return status ?? 4;
  }

  #due(receivedOn: PlainDate): PlainDate | Instant | undefined {
    const due = this.#moment('due');
    this.#require(!due || due.date >= receivedOn, 'due-before-received');
    return due && (due.minutes === undefined ? due.date : instantOf(due));
  }

  #channel(): ImportedChannel {
    const text = this.#text('channel');
    if (text === '') {
      return 'direct';
    }
    const channel = channelFrom(text);
    this.#require(channel !== undefined, 'channel-unknown', text);
    return channel ?? 'other';
  }

  /** Form 07 has address and phone in one cell. */
  #contact(): { address: string | undefined; phone: string | undefined } {
    const both = this.#text('addressPhone');
    const phone = this.#phone() ?? /(?:\+84|0)[\d .]{8,12}\d/u.exec(both)?.[0];
    const address = this.#optional('address') ?? both.replace(phone ?? '', '').replace(/[\s,;/–-]+$|^[\s,;/–-]+/gu, '');
    return { address: address || undefined, phone };
  }

  /** A sheet that took the number for a number lost its leading zero. */
  #phone(): string | undefined {
    const cell = this.#cell('phone');
    const text = this.#text('phone');
    return (typeof cell === 'number' && text.length === 9 ? `0${text}` : text) || undefined;
  }

  #idNumber(): string | undefined {
    const cell = this.#cell('applicantIdNumber');
    const text = this.#text('applicantIdNumber').replace(/^'/u, '');
    return (typeof cell === 'number' && text.length > 9 ? text.padStart(12, '0') : text) || undefined;
  }

  #answer(field: DossierField): boolean | undefined {
    const cell = this.#cell(field);
    const text = this.#text(field);
    if (typeof cell === 'boolean' || text === '') {
      return typeof cell === 'boolean' ? cell : undefined;
    }
    const answer = answerFrom(text);
    this.#require(answer !== undefined, 'answer-unreadable', text, field);
    return answer;
  }

  #amount(): number | undefined {
    const text = this.#text('fee').replace(/\s*(?:đồng|đ|vnđ|vnd)\.?$/iu, '');
    if (text === '') {
      return undefined;
    }
    const amount = parseDecimal(text, 0);
    this.#require(amount !== undefined && amount >= 0, 'amount-unreadable', text, 'fee');
    return amount;
  }

  #moment(field: DossierField): Moment | undefined {
    const cell = this.#cell(field);
    if (cell === undefined) {
      return undefined;
    }
    const moment = momentFrom(cell);
    const text = moment ? '' : this.#text(field);
    this.#require(text === '', 'date-unreadable', text, field);
    return moment;
  }

  #optional(field: DossierField): string | undefined {
    return this.#text(field) || undefined;
  }

  #text(field: DossierField): string {
    return clean(cellText(this.#cell(field)));
  }

  #cell(field: DossierField): Cell {
    const index = this.#columns.get(field)?.index;
    return index === undefined ? undefined : this.#row.cells[index];
  }

  /** Whether the line holds so many different texts. */
  #hasTexts(least: number): boolean {
    const texts = new Set<string>();
    for (const cell of this.#row.cells) {
      const text = cellText(cell).trim();
      if (text && texts.add(text).size >= least) {
        return true;
      }
    }
    return false;
  }

  #require(holds: boolean, code: RowProblemCode, value?: string, field?: DossierField): void {
    const told = this.#problems.some((problem) => problem.code === code && problem.detail.field === field);
    if (!holds && !told) {
      const label = field && (this.#columns.get(field)?.label ?? field);
      const detail: Record<string, string> = {};
      for (const [name, text] of Object.entries({ value: value?.slice(0, 100), field, label })) {
        if (text !== undefined) {
          detail[name] = text;
        }
      }
      this.#problems.push({ code, detail });
    }
  }
}
