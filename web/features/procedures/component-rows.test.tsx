import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { useForm } from '#web/ui/form/use-form.ts';
import { ComponentRows } from './component-rows.tsx';
import { NO_VALUES, type VersionValues } from './version-values.ts';

afterEach(cleanup);

let values: VersionValues;
function Example() {
  const form = useForm<VersionValues>({ initial: NO_VALUES });
  values = form.values;
  return <ComponentRows form={form} />;
}

test('papers are added, counted and taken off again', async () => {
  render(<Example />);

  await userEvent.type(screen.getByLabelText('Thêm giấy tờ'), 'Tờ khai{Enter}');
  await userEvent.type(screen.getByLabelText('Thêm giấy tờ'), 'Giấy chứng sinh');
  await userEvent.click(screen.getByRole('button', { name: 'Thêm' }));
  const copies = screen.getByLabelText('Số bản sao, giấy tờ 2');
  await userEvent.clear(copies);
  await userEvent.type(copies, '2');
  await userEvent.click(screen.getByLabelText('Bắt buộc, giấy tờ 2'));
  expect(values.components).toEqual([
    { name: 'Tờ khai', originals: 1, copies: 0, required: true, note: '' },
    { name: 'Giấy chứng sinh', originals: 1, copies: 2, required: false, note: '' },
  ]);

  await userEvent.click(screen.getByRole('button', { name: /^Bỏ\s*giấy tờ 1$/ }));
  expect(values.components.map(({ name }) => name)).toEqual(['Giấy chứng sinh']);
});
