import { type CommandValues, WrongUse } from '#server/platform/command.ts';
import type { Command } from '#server/platform/feature.ts';
import { readIndex } from './index-service.ts';

export const serviceIndexCommand: Command = {
  name: 'service-index',
  summary: 'In chỉ số phục vụ theo Quyết định 766/QĐ-TTg của một đơn vị (JSON)',
  help: [
    'cchc service-index ĐƠN_VỊ [THÁNG]',
    '',
    '  ĐƠN_VỊ  mã đơn vị, ví dụ xa-binh-son',
    '  THÁNG   ví dụ 2026-05; cả năm ghi 2026; không ghi thì lấy tháng này, tính đến hôm nay',
  ],
  options: {},
  takesFiles: true,
  run: async (io, values, context) => {
    const { slug, month } = wanted(values);
    const { deps, scope } = await context();
    const unit = deps.directory.bySlug(slug);
    if (!unit) {
      throw new WrongUse(`Không có đơn vị nào mang mã “${slug}”. Xem lại mã đơn vị, ví dụ xa-binh-son.`);
    }
    io.print(JSON.stringify(await readIndex(deps, { scope, unit, month }), null, 2));
    return 0;
  },
};

function wanted({ files }: CommandValues): { slug: string; month: string | undefined } {
  const [slug, month, ...others] = Array.isArray(files) ? files.map(String) : [];
  if (slug === undefined || others.length > 0) {
    throw new WrongUse('Ghi mã đơn vị, rồi tháng nếu cần, ví dụ: cchc service-index xa-binh-son 2026-05.');
  }
  return { slug, month };
}
