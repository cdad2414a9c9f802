import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { aReportFigures } from '#core/reports/figures.fixture.ts';
import { PROSE_SECTIONS, proseSection } from '#core/reports/outline.ts';
import { createQueryClient } from '#web/lib/query.ts';
import { type Session, SessionProvider } from '#web/lib/session.ts';
import { KeptTexts } from './authoring/kept-texts.tsx';
import { SectionEditor } from './section-editor.tsx';

const PLACE = '/api/units/xa-binh-son/reports/2023-q1/sections/';

function anAnswer(text: string, version = 1): ReportAnswer {
  const { byField, byChannel, indicators, own, ...figures } = aReportFigures();
  return {
    report: {
      unit: { slug: 'xa-binh-son', name: 'xã Bình Sơn' },
      period: '2023-q1',
      kind: 'q1',
      year: 2023,
      title: 'Quý I',
      nextTitle: 'Quý II',
      deadlineMoved: null,
      extension: null,
      changed: null,
      lockedFrom: null,
      name: 'Quý I năm 2023',
      window: { from: '2022-12-15', to: '2023-03-14' },
      exception: null,
      deadline: '2023-03-15',
      deadlineInvented: false,
      sectionDeadline: null,
      basis: 'Công văn 581/BNV-CCHC',
      state: 'draft',
      sentOn: null,
      words: 'Kỳ Quý I',
      frame: {
        title: 'x',
        number: '',
        documentDate: null,
        place: 'x',
        recipients: ['x'],
        authority: ['x'],
        signer: '',
      },
      version: 1,
      prescribed: { from: '2022-12-15', to: '2023-03-14' },
      unitName: 'xã Bình Sơn',
      superiorName: null,
      receiver: 'UBND tỉnh',
    },
    sections: PROSE_SECTIONS.map(({ code }) => ({
      code,
      text: code === 'I.2' ? text : '',
      version: code === 'I.2' ? version : 0,
      editedBy: null,
      editedAt: null,
    })),
    figures: {
      ...figures,
      byField: [...byField],
      byChannel: [...byChannel],
      indicators: [...indicators],
      own: [...own],
    },
    forms: [],
    before: null,
    untrued: [],
    findings: [],
    explanations: [],
    sentBy: null,
    differences: [],
    answers: [],
    document: null,
    approval: [],
    oldNumbers: {},
  };
}

const sent: { url: string; body: unknown }[] = [];
let answers: (() => Response)[] = [];

beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    sent.push({ url, body: JSON.parse(String(init.body)) });
    const answer = answers.shift() ?? (() => saved(9));
    return answer();
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  window.localStorage.clear();
});

const saved = (version: number) =>
  Response.json({ code: 'I.2', text: '', version, editedBy: 'Tôi', editedAt: '2026-11-20T01:00:00Z' });
const refused = (detail: object) => Response.json({ code: 'section-changed', detail }, { status: 409 });

function sessionOf(accountId: string): Session {
  const person = { accountId: accountId as Session['accountId'], name: 'Lê Hoàng Minh', userName: 'minh' };
  const unit = { slug: 'xa-binh-son', name: 'xã Bình Sơn', kind: 'commune', permissions: ['reports:edit'] };
  return { ...person, totp: false, roles: [], units: [unit] };
}

function show(text: string, onText = vi.fn(), account = 'daumoi') {
  const section = proseSection('I.2');
  if (!section) {
    throw new Error('no such section');
  }
  render(
    <QueryClientProvider client={createQueryClient()}>
      <SessionProvider value={sessionOf(account)}>
        <SectionEditor unit="xa-binh-son" answer={anAnswer(text)} section={section} findings={[]} onText={onText} />
      </SessionProvider>
    </QueryClientProvider>,
  );
  return screen.getByRole('textbox', { name: /Nội dung mục/ });
}

function type(field: HTMLElement, text: string) {
  field.append(text);
  fireEvent.input(field);
}

test('what is written is saved on leaving the field, with the version it was written on', async () => {
  const field = show('Đã kiểm tra.');
  type(field, ' Không vi phạm.');
  expect(screen.getByText('Chưa lưu…')).toBeTruthy();
  fireEvent.blur(field);
  await screen.findByText(/✓ Đã lưu/);
  expect(sent).toEqual([{ url: `${PLACE}I.2`, body: { text: 'Đã kiểm tra. Không vi phạm.', version: 1 } }]);
  expect(window.localStorage).toHaveLength(0);
});

test('a figure of the palette goes into the text as its code and shows as its number', async () => {
  const onText = vi.fn();
  const field = show('Còn quá hạn: ', onText);
  fireEvent.change(screen.getByLabelText('Tìm số liệu'), { target: { value: 'giai quyet qua han' } });
  const [button] = screen.getAllByRole('button', { name: /Giải quyết quá hạn/ });
  fireEvent.click(button as HTMLElement);
  expect(field.textContent?.trim()).toBe('Còn quá hạn: 10');
  expect(onText).toHaveBeenLastCalledWith('I.2', expect.stringContaining('{{dossiers.late}}'));
});

test('a newer text stands beside one’s own, and either may go on', async () => {
  answers = [() => refused({ text: 'Bản của người khác.', version: 4, editedBy: 'Lê Văn A' }), () => saved(5)];
  const field = show('Cũ.');
  type(field, ' Của tôi.');
  fireEvent.blur(field);
  await screen.findByText('Bản của người khác.');
  expect(screen.getByText(/Lê Văn A vừa lưu mục này/)).toBeTruthy();
  expect(field.textContent).toBe('Cũ. Của tôi.');

  fireEvent.click(screen.getByRole('button', { name: 'Lưu bản của tôi thay bản mới' }));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]?.body).toEqual({ text: 'Cũ. Của tôi.', version: 4 });
});

test('taking the newer text puts it into the field', async () => {
  answers = [() => refused({ text: 'Bản mới.', version: 4, editedBy: null })];
  const field = show('Cũ.');
  type(field, ' Thêm.');
  fireEvent.blur(field);
  fireEvent.click(await screen.findByRole('button', { name: 'Lấy bản mới, bỏ bản của tôi' }));
  expect(field.textContent).toBe('Bản mới.');
  expect(sent).toHaveLength(1);
});

test('a lost connection says so and keeps the words in the browser', async () => {
  answers = [
    () => {
      throw new TypeError('network');
    },
  ];
  const field = show('');
  type(field, 'Chưa kịp lưu.');
  fireEvent.blur(field);
  await screen.findByText(/✕ Chưa lưu: Mất kết nối/);
  cleanup();
  const again = show('');
  expect(again.textContent).toBe('Chưa kịp lưu.');
  expect(screen.getByText('Nội dung chưa lưu lần trước đã được giữ lại')).toBeTruthy();
});

test('changes of different paragraphs are put together, and a restored text never goes over a newer one unseen', async () => {
  window.localStorage.setItem(
    'cchc-report|daumoi|xa-binh-son|2023-q1|I.2',
    JSON.stringify({ text: 'Đoạn một, tôi sửa.\nĐoạn hai.', version: 1, base: 'Đoạn một.\nĐoạn hai.' }),
  );
  const newer = 'Đoạn một.\nĐoạn hai, người khác sửa.';
  answers = [() => refused({ text: newer, version: 4, editedBy: 'Lê Văn A' }), () => saved(5)];
  const field = show(newer);
  fireEvent.click(screen.getByRole('button', { name: 'Lưu nội dung này' }));
  fireEvent.blur(field);
  fireEvent.click(await screen.findByRole('button', { name: 'Lưu bản đã ghép' }));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[0]?.body).toMatchObject({ version: 1 });
  expect(sent[1]?.body).toEqual({ text: 'Đoạn một, tôi sửa.\nĐoạn hai, người khác sửa.', version: 4 });
  expect(field.textContent).toBe('Đoạn một, tôi sửa.\nĐoạn hai, người khác sửa.');
});

test('looking at a kept text and leaving neither saves it nor throws it away', () => {
  const kept = JSON.stringify({ text: 'Chưa lưu.', version: 1, base: 'Cũ.' });
  window.localStorage.setItem('cchc-report|daumoi|xa-binh-son|2023-q1|I.2', kept);
  show('Cũ.');
  cleanup();
  expect(sent).toEqual([]);
  expect(window.localStorage.getItem('cchc-report|daumoi|xa-binh-son|2023-q1|I.2')).toBe(kept);
});

test('what one person typed is not shown to the next at the same machine', () => {
  const kept = JSON.stringify({ text: 'Chữ của đầu mối.', version: 1, base: 'Cũ.' });
  window.localStorage.setItem('cchc-report|daumoi|xa-binh-son|2023-q1|I.2', kept);
  expect(show('Cũ.', vi.fn(), 'vanhoa').textContent).toBe('Cũ.');
  cleanup();
  expect(show('Cũ.', vi.fn(), 'daumoi').textContent).toBe('Chữ của đầu mối.');
});

test('the page of a locked report keeps what was being typed, to copy or to throw away', async () => {
  const kept = JSON.stringify({ text: 'Đang gõ dở {{dossiers.received}}.', version: 1, base: 'Cũ.' });
  window.localStorage.setItem('cchc-report|daumoi|xa-binh-son|2023-q1|I.2', kept);
  window.localStorage.setItem('cchc-report|vanhoa|xa-binh-son|2023-q1|I.1', kept);
  const copied = vi.fn(async () => undefined);
  vi.stubGlobal('navigator', { ...window.navigator, clipboard: { writeText: copied } });
  render(
    <SessionProvider value={sessionOf('daumoi')}>
      <KeptTexts unit="xa-binh-son" answer={anAnswer('Cũ.')} />
    </SessionProvider>,
  );
  expect(screen.getAllByRole('textbox').map((field) => (field as HTMLTextAreaElement).value)).toEqual([
    'Đang gõ dở 720.',
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'Sao chép' }));
  await waitFor(() => expect(copied).toHaveBeenCalledWith('Đang gõ dở 720.'));
  fireEvent.click(screen.getByRole('button', { name: 'Bỏ chữ này' }));
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(window.localStorage.getItem('cchc-report|daumoi|xa-binh-son|2023-q1|I.2')).toBeNull();
  expect(window.localStorage.getItem('cchc-report|vanhoa|xa-binh-son|2023-q1|I.1')).toBe(kept);
});

test('a part is handed in only after what was typed is saved, however slow the line', async () => {
  const part = {
    code: 'I.2',
    sectionId: 7,
    sectionName: 'Phòng Kinh tế',
    accountId: null,
    accountName: null,
    deadline: null,
    state: 'open' as const,
    reason: '',
    changedBy: null,
    changedAt: null,
    isMine: true,
    mayWrite: true,
  };
  const board = {
    parts: [part],
    sections: [],
    people: [],
    mayCompile: false,
    proposedDeadline: '2026-12-10',
    steps: [],
  };
  const section = proseSection('I.2');
  if (!section) {
    throw new Error('no such section');
  }
  let release: () => void = () => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    sent.push({ url, body: JSON.parse(String(init.body)) });
    if (url.endsWith('/hand-in')) {
      return Response.json({ ...board, parts: [{ ...part, state: 'handed-in', mayWrite: false }] });
    }
    await slow;
    return saved(2);
  });
  render(
    <QueryClientProvider client={createQueryClient()}>
      <SessionProvider value={sessionOf('daumoi')}>
        <SectionEditor
          unit="xa-binh-son"
          answer={anAnswer('Cũ.')}
          section={section}
          findings={[]}
          board={board}
          onText={vi.fn()}
        />
      </SessionProvider>
    </QueryClientProvider>,
  );
  const field = screen.getByRole('textbox', { name: /Nội dung mục/ });
  type(field, ' Mới.');
  fireEvent.blur(field);
  fireEvent.click(screen.getByRole('button', { name: 'Nộp phần' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  release();
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent.map(({ url }) => url.split('/').at(-1))).toEqual(['I.2', 'hand-in']);
});
