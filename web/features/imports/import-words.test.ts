import { expect, test } from 'vitest';
import { ApiRefusal } from '#web/lib/api.ts';
import { importFailure, problemWords } from './import-words.ts';

test('a refusal about a file says which line, which encoding and what to do', () => {
  const refusal = new ApiRefusal('csv-wrong-encoding', 422, { line: 12, looksLike: 'TCVN3 (ABC)' });
  expect(importFailure(refusal)).toBe(
    'Tệp CSV không dùng bảng mã UTF-8 (dòng 12, có vẻ là TCVN3 (ABC)). Hãy mở bằng Excel, chọn "Lưu thành" kiểu "CSV UTF-8" hoặc .xlsx rồi tải lên lại.',
  );
});

test('missing columns are named in the words of form 07', () => {
  const refusal = new ApiRefusal('columns-missing', 422, { columns: 'code, receivedAt' });
  expect(importFailure(refusal)).toContain('Thiếu cột: Mã hồ sơ, Nhận hồ sơ.');
});

test('a bad row tells the column and what stood in it', () => {
  const problem = { row: 7, outcome: 'bad', code: 'date-unreadable', dossierCode: null } as const;
  expect(problemWords({ ...problem, detail: { label: 'Hẹn trả', value: '31/02/2023' } })).toBe(
    'Cột "Hẹn trả" không phải ngày hợp lệ: 31/02/2023.',
  );
});
