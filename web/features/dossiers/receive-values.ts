import type { z } from 'zod';
import type { Receivable, receiveRequest } from '#core/dossiers/contract.ts';
import type { ApplicantKind, Channel, ResultChannel } from '#core/dossiers/dossier.ts';
import { DOSSIER_MESSAGES } from '#core/dossiers/messages.ts';
import { parseDate, vietnamInstant } from '#core/kernel/dates.ts';
import { parseDecimal } from '#core/kernel/decimals.ts';
import { today } from '#web/lib/format.ts';
import type { FormErrors } from '#web/ui/form/use-form.ts';

/** One paper of the dossier on the form. */
export interface Paper {
  readonly name: string;
  readonly required: boolean;
  readonly brought: boolean;
  readonly digitised: boolean;
  readonly originals: number;
  readonly certifiedCopies: number;
  readonly copies: number;
}

/** The form as typed; kept in the page's state, so that a session that ends takes nothing away. */
export type ReceiveValues = {
  readonly procedureId: string;
  readonly verification: boolean;
  readonly channel: string;
  readonly nonLocal: boolean;
  readonly kind: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly address: string;
  readonly email: string;
  readonly proxy: string;
  readonly papers: readonly Paper[];
  readonly summary: string;
  readonly setCount: string;
  readonly resultChannel: string;
  readonly fee: string;
  readonly assigneeId: string;
  readonly earlier: boolean;
  readonly earlierDay: string;
  readonly earlierTime: string;
  readonly lateReason: string;
};

export const EMPTY_RECEIPT: ReceiveValues = {
  procedureId: '',
  verification: false,
  channel: 'direct',
  nonLocal: false,
  kind: 'citizen',
  name: '',
  idNumber: '',
  phone: '',
  address: '',
  email: '',
  proxy: '',
  papers: [],
  summary: '',
  setCount: '1',
  resultChannel: 'counter',
  fee: '',
  assigneeId: '',
  earlier: false,
  earlierDay: '',
  earlierTime: '',
  lateReason: '',
};

export function papersOf(procedure: Receivable | undefined): readonly Paper[] {
  return (procedure?.components ?? []).map(({ name, required, originals, copies }) => ({
    name,
    required,
    brought: false,
    digitised: false,
    originals,
    certifiedCopies: 0,
    copies,
  }));
}

/** The moment typed for an earlier receipt; undefined while it is no moment (or none is meant). */
export function earlierInstant({ earlier, earlierDay, earlierTime }: ReceiveValues): string | undefined {
  const day = parseDate(earlierDay);
  const time = /^([01]?\d|2[0-3])[:hg.]([0-5]\d)$/.exec(earlierTime.trim());
  return earlier && day && time ? vietnamInstant(day, Number(time[1]) * 60 + Number(time[2])) : undefined;
}

export function checkReceipt(values: ReceiveValues): FormErrors<ReceiveValues> {
  const idDigits = values.idNumber.replaceAll(/[ .]/g, '');
  const citizenNumber = values.kind === 'citizen' && idDigits !== '' && !/^(\d{9}|\d{12})$/.test(idDigits);
  const sets = Number(values.setCount);
  return {
    procedureId: values.procedureId ? undefined : 'Chọn thủ tục.',
    name: values.name.trim() ? undefined : 'Nhập họ và tên chủ hồ sơ hoặc tên tổ chức.',
    idNumber: citizenNumber ? 'Số định danh cá nhân có 12 chữ số (CMND cũ: 9 chữ số).' : undefined,
    phone: /^[\d +.()-]*$/.test(values.phone) ? undefined : 'Số điện thoại chỉ gồm chữ số.',
    setCount: Number.isInteger(sets) && sets >= 1 && sets <= 999 ? undefined : 'Nhập số bộ hồ sơ, từ 1 đến 999.',
    fee: values.fee.trim() === '' || parseDecimal(values.fee, 0) !== undefined ? undefined : 'Nhập số tiền bằng đồng.',
    ...(values.earlier ? checkEarlier(values) : {}),
  };
}

function checkEarlier(values: ReceiveValues): FormErrors<ReceiveValues> {
  const day = parseDate(values.earlierDay);
  const late = day !== undefined && day < today() && values.lateReason.trim() === '';
  return {
    earlierDay: day ? undefined : 'Nhập ngày tiếp nhận, ví dụ 18/11/2026.',
    earlierTime: day && !earlierInstant(values) ? 'Nhập giờ tiếp nhận, ví dụ 09:30.' : undefined,
    lateReason: late ? DOSSIER_MESSAGES['late-entry-reason-missing'] : undefined,
  };
}

/** What is sent: blanks as "not given", the papers that were really brought. */
export function requestOf(values: ReceiveValues): z.input<typeof receiveRequest> {
  const given = (text: string) => text.trim() || null;
  const receivedAt = earlierInstant(values);
  return {
    procedureId: values.procedureId,
    verification: values.verification,
    channel: values.channel as Channel,
    nonLocal: values.nonLocal,
    applicant: {
      kind: values.kind as ApplicantKind,
      name: values.name,
      idNumber: given(values.idNumber.replaceAll(/[ .]/g, '')),
      address: given(values.address),
      phone: given(values.phone),
      email: given(values.email),
      proxy: given(values.proxy),
    },
    components: values.papers
      .filter(({ brought }) => brought)
      .map(({ name, originals, certifiedCopies, copies, digitised }) => ({
        name,
        originals,
        certifiedCopies,
        copies,
        digitisation: digitised ? 1 : 0,
      })),
    summary: given(values.summary),
    setCount: Number(values.setCount),
    resultChannel: values.resultChannel as ResultChannel,
    fee: parseDecimal(values.fee, 0) ?? null,
    assigneeId: values.assigneeId || null,
    ...(receivedAt && { receivedAt, lateReason: values.lateReason.trim() }),
  };
}
