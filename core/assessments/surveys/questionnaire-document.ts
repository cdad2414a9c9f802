import type { Block, PrintedDocument } from '#core/kernel/documents.ts';
import type { Questionnaire } from './questionnaire.ts';

const DOTS = '…'.repeat(30);

/** The paper to be filled in: who, about which unit, one box an option. A draft says so on its head. */
export function questionnaireDocument(form: Questionnaire): PrintedDocument {
  return {
    title: `${form.code} – ${form.name}`,
    size: 12,
    body: [
      { kind: 'paragraph', align: 'center', flush: true, content: [{ text: form.name.toUpperCase(), bold: true }] },
      {
        kind: 'paragraph',
        align: 'center',
        flush: true,
        content: `(Mẫu ${form.code}, bản ${form.version}; dành cho ${form.groupName})${form.state === 'draft' ? ' – DỰ THẢO' : ''}`,
      },
      ...(form.basis ? [{ kind: 'paragraph', align: 'center', flush: true, content: form.basis } as const] : []),
      line('Số phiếu'),
      line('Đơn vị được đánh giá'),
      { kind: 'paragraph', flush: true, content: 'Giới tính: ☐ Nam  ☐ Nữ  ☐ Khác        Tuổi: ………' },
      line('Trình độ'),
      line('Nơi làm việc, chức vụ'),
      {
        kind: 'paragraph',
        flush: true,
        content: [{ text: 'Ông/bà có thể không ghi tên. Đánh dấu một ô cho mỗi câu.', italic: true }],
      },
      ...form.questions.flatMap(({ key, text, options }): readonly Block[] => [
        { kind: 'paragraph', flush: true, keepWithNext: true, content: [{ text: `${key}. ${text}`, bold: true }] },
        ...options.map(
          ({ key: option, label, weight }): Block => ({
            kind: 'paragraph',
            content: `☐ ${option}. ${label}${weight === undefined ? `: ${DOTS}` : ''}`,
          }),
        ),
      ]),
      { kind: 'paragraph', align: 'center', flush: true, content: 'Trân trọng cảm ơn ông/bà.' },
    ],
  };
}

function line(label: string): Block {
  return { kind: 'paragraph', flush: true, content: `${label}: ${DOTS}` };
}
