import { FEATURES } from '#server/app.ts';
import { WrongUse } from '#server/platform/command.ts';
import type { Config } from '#server/platform/config.ts';
import type { Command } from '#server/platform/feature.ts';
import { loadSample, openInstallation } from './installation.ts';
import type { Life } from './life.ts';
import { serve } from './serve.ts';

/** The commands of the house itself; the features bring theirs in feature.ts. */
export function ownCommands(config: Config, life: Life): readonly Command[] {
  return [startCommand(config, life), migrateCommand(config), sampleCommand(config), verifyCommand];
}

function startCommand(config: Config, life: Life): Command {
  return {
    name: 'start',
    summary: 'Chạy phần mềm (cơ sở dữ liệu, trang web) cho đến khi dừng',
    help: [
      'cchc start [--empty]',
      '  --empty   không nạp dữ liệu mẫu; in đường dẫn một lần cho quản trị viên đầu tiên',
    ],
    options: { empty: { type: 'boolean' } },
    needsDatabase: false,
    run: async (io, values) => {
      await serve(config, { empty: values.empty === true, life, say: io.print });
      return 0;
    },
  };
}

function migrateCommand(config: Config): Command {
  return {
    name: 'migrate',
    summary: 'Nâng cấp cấu trúc cơ sở dữ liệu',
    help: ['cchc migrate [--json]'],
    options: { json: { type: 'boolean' } },
    needsDatabase: false,
    run: async (io, values) => {
      const installation = await openInstallation(config, io.complain);
      const { migrated } = installation;
      await installation.close();
      const told =
        migrated.length === 0 ? ['Cơ sở dữ liệu đã ở bản mới nhất.'] : migrated.map((name) => `Đã chạy ${name}`);
      io.print(values.json ? JSON.stringify({ migrated }) : told.join('\n'));
      return 0;
    },
  };
}

function sampleCommand(config: Config): Command {
  return {
    name: 'sample',
    summary: 'Nạp dữ liệu mẫu vào cơ sở dữ liệu trống',
    help: ['cchc sample [--json]'],
    options: { json: { type: 'boolean' } },
    needsDatabase: false,
    run: async (io, values) => {
      const installation = await openInstallation(config, io.complain);
      try {
        if (installation.begunWith === 'empty') {
          throw new WrongUse('Cơ sở dữ liệu này đã dùng thật (bắt đầu bằng --empty): không nạp dữ liệu mẫu vào đó.');
        }
        const loaded = installation.begunWith === undefined;
        if (loaded) {
          await loadSample(installation.context);
        }
        io.print(values.json ? JSON.stringify({ loaded }) : loaded ? 'Đã nạp dữ liệu mẫu.' : 'Dữ liệu mẫu đã có sẵn.');
        return 0;
      } finally {
        await installation.close();
      }
    },
  };
}

const verifyCommand: Command = {
  name: 'verify',
  summary: 'Tính lại số liệu tổng hợp từ sự kiện, kiểm tra chuỗi nhật ký, nêu mọi chênh lệch',
  help: ['cchc verify [--json]', '  Mã thoát 0: khớp hoàn toàn; 1: có chênh lệch.'],
  options: { json: { type: 'boolean' } },
  run: async (io, values, context) => {
    const system = await context();
    const differences = [];
    for (const feature of FEATURES) {
      differences.push(...((await feature.verify?.(system)) ?? []));
    }
    if (values.json) {
      io.print(JSON.stringify({ differences }));
    } else if (differences.length === 0) {
      io.print('Khớp: số liệu tổng hợp, trạng thái hiện tại và chuỗi nhật ký đúng với sự kiện.');
    } else {
      for (const { what, where, stored, recomputed } of differences) {
        io.print(`${what} · ${where}: đang lưu ${stored}, tính lại ${recomputed}`);
      }
    }
    return differences.length === 0 ? 0 : 1;
  },
};
