/** What can be wrong with one row, before the register is asked. */
export type RowProblemCode =
  | 'code-missing'
  | 'code-too-long'
  | 'code-twice'
  | 'procedure-missing'
  | 'applicant-missing'
  | 'applicant-too-long'
  | 'received-missing'
  | 'date-unreadable'
  | 'received-in-future'
  | 'due-before-received'
  | 'resolved-before-received'
  | 'resolved-in-future'
  | 'returned-before-resolved'
  | 'ended-before-received'
  | 'ended-missing'
  | 'resolved-missing'
  | 'status-contradicts-dates'
  | 'status-unknown'
  | 'channel-unknown'
  | 'answer-unreadable'
  | 'amount-unreadable';

export interface RowProblem {
  readonly code: RowProblemCode;
  readonly detail: Readonly<Record<string, string>>;
}
