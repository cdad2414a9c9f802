import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { DateField } from './date-field.tsx';
import { FileDrop } from './file-drop.tsx';
import { Form } from './form.tsx';
import { NumberField } from './number-field.tsx';
import { TextField } from './text-field.tsx';
import { useForm } from './use-form.ts';

afterEach(cleanup);

function Example({ onSubmit }: { readonly onSubmit: (values: { name: string; points: string; due: string }) => void }) {
  const form = useForm({
    initial: { name: '', points: '', due: '' },
    check: ({ name }) => ({ name: name.trim() ? undefined : 'Nhập họ và tên' }),
  });
  return (
    <Form form={form} submitLabel="Lưu" onSubmit={onSubmit}>
      <TextField form={form} name="name" label="Họ và tên" required />
      <NumberField form={form} name="points" label="Điểm" decimals={2} />
      <DateField form={form} name="due" label="Hạn" />
    </Form>
  );
}

test('a refused form puts the focus on its summary, links the field and marks the title', async () => {
  document.title = 'Tiếp nhận – Cải cách hành chính';
  const onSubmit = vi.fn();
  render(<Example onSubmit={onSubmit} />);

  await userEvent.click(screen.getByRole('button', { name: 'Lưu' }));

  expect(onSubmit).not.toHaveBeenCalled();
  expect(document.activeElement?.textContent).toContain('Có nội dung cần sửa');
  expect(document.title).toBe('Lỗi: Tiếp nhận – Cải cách hành chính');
  const input = screen.getByLabelText('Họ và tên *', { exact: false });
  expect(input.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
    'Lỗi: Nhập họ và tên',
  );

  await userEvent.type(input, 'Ưng');
  expect(screen.queryByText('Có nội dung cần sửa')).toBeNull();
  expect(document.title).toBe('Tiếp nhận – Cải cách hành chính');
});

test('letters and marks that a keyboard sends apart leave the form as one', async () => {
  const onSubmit = vi.fn();
  render(<Example onSubmit={onSubmit} />);

  fireEvent.change(screen.getByLabelText('Họ và tên', { exact: false }), { target: { value: 'Ưng'.normalize('NFD') } });
  await userEvent.click(screen.getByRole('button', { name: 'Lưu' }));

  expect(onSubmit).toHaveBeenCalledWith({ name: 'Ưng', points: '', due: '' });
});

test('Enter that ends a Vietnamese syllable does not send the form', () => {
  const onSubmit = vi.fn();
  render(<Example onSubmit={onSubmit} />);

  const sent = fireEvent.keyDown(screen.getByLabelText('Họ và tên', { exact: false }), {
    key: 'Enter',
    isComposing: true,
  });

  expect(sent).toBe(false);
});

test.each([
  ['1234,5', '1.234,5'],
  ['1.234,50', '1.234,5'],
  ['2.5', '2,5'],
  ['0,005', '0,005'],
  ['abc', 'abc'],
])('the number "%s" stands as "%s" once the field is left', async (typed, shown) => {
  render(<Example onSubmit={vi.fn()} />);
  const field = screen.getByLabelText<HTMLInputElement>('Điểm');

  await userEvent.type(field, typed);
  await userEvent.tab();

  expect(field.value).toBe(shown);
});

test.each([
  ['5/1/2026', '05/01/2026'],
  ['05-12-2026', '05/12/2026'],
  ['31/02/2026', '31/02/2026'],
])('the day "%s" stands as "%s" once the field is left', async (typed, shown) => {
  render(<Example onSubmit={vi.fn()} />);
  const field = screen.getByLabelText<HTMLInputElement>('Hạn');

  await userEvent.type(field, typed);
  await userEvent.tab();

  expect(field.value).toBe(shown);
});

test.each([
  ['anh.png', 10, 'không đúng loại'],
  ['so-lieu.xlsx', 3 * 1_048_576, 'quá mức 2 MB'],
  ['rong.xlsx', 0, 'rỗng'],
])('the file %s of %i bytes is refused before anything is sent: %s', async (name, size, words) => {
  const onFile = vi.fn();
  render(<FileDrop label="Tệp số liệu" accept={['.xlsx']} maxMegabytes={2} file={undefined} onFile={onFile} />);
  const file = new File([new Uint8Array(size)], name);

  fireEvent.change(screen.getByLabelText('Tệp số liệu'), { target: { files: [file] } });

  expect(screen.getByRole('alert').textContent).toContain(words);
  expect(onFile).toHaveBeenLastCalledWith(undefined);
});
