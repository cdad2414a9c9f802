import { refuseAccount } from '#core/accounts/account.ts';
import { ROLE_NAMES, ROLES, type Role } from '#core/accounts/roles.ts';
import { isPlainDate, vietnamDay } from '#core/kernel/dates.ts';
import { type CommandIo, type CommandValues, WrongUse } from '#server/platform/command.ts';
import type { Command, SystemContext } from '#server/platform/feature.ts';
import { readIn, type UnitRef } from '#server/platform/scope.ts';
import { type Account, loadAccountNamed } from './account-repository.ts';
import { grantsOfAccount } from './grant-repository.ts';
import {
  createPasswordLink,
  createPerson,
  grantRole,
  lockPerson,
  resetTotp,
  revokeRole,
  unlockPerson,
} from './people-service.ts';
import { listAccounts } from './people-view.ts';

type Run = (io: CommandIo, values: CommandValues, context: SystemContext) => Promise<number>;

const ACTIONS: Readonly<Record<string, Run>> = { list, create, grant, revoke, lock, unlock, link, 'reset-totp': reset };

export const userCommand: Command = {
  name: 'user',
  summary: 'Tài khoản và vai trò: liệt kê, tạo, giao và thu hồi vai trò, khóa và mở',
  help: [
    'cchc user <list|create|grant|revoke|lock|unlock|link|reset-totp> [tùy chọn]',
    '',
    '  list        liệt kê tài khoản và vai trò (--json)',
    '  create      tạo người dùng với một vai trò, in đường dẫn đặt mật khẩu dùng một lần',
    '  grant       giao thêm vai trò      revoke      thu hồi vai trò',
    '  lock        khóa tài khoản         unlock      mở khóa',
    '  link        đường dẫn đặt lại mật khẩu         reset-totp  bỏ xác thực hai bước đã mất',
    '',
    '  --user TÊN        tên đăng nhập',
    '  --name "HỌ TÊN"   họ và tên (create)',
    `  --role VAI-TRÒ    ${ROLES.join(', ')}`,
    '  --unit ĐƠN-VỊ     đơn vị hoặc bộ phận giữ vai trò, ví dụ xa-binh-son',
    '  --covers-below    vai trò bao quát các đơn vị cấp dưới',
    '  --from, --to      ngày bắt đầu, ngày kết thúc (YYYY-MM-DD); mặc định từ hôm nay',
    '  --reason "LÝ DO"  ghi vào nhật ký',
  ],
  actions: Object.keys(ACTIONS),
  options: {
    user: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
    unit: { type: 'string' },
    'covers-below': { type: 'boolean', default: false },
    from: { type: 'string' },
    to: { type: 'string' },
    reason: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
  run: async (io, values, context) => {
    const run = ACTIONS[String(values.action)];
    return run ? run(io, values, await context()) : 2;
  },
};

async function list(io: CommandIo, values: CommandValues, { deps, scope }: SystemContext): Promise<number> {
  const rows = await readIn(deps.db, scope, listAccounts);
  const people = rows.map(({ unitId, ...row }) => ({ ...row, unit: deps.directory.byId(unitId)?.slug ?? '' }));
  if (values.json) {
    io.print(JSON.stringify(people));
    return 0;
  }
  for (const { userName, name, role, unit, coversBelow, isClosed } of people) {
    const what = role ? `${ROLE_NAMES[role]}${coversBelow ? ' (cả cấp dưới)' : ''}` : 'chưa có vai trò';
    io.print(`${userName.padEnd(24)} ${name.padEnd(26)} ${unit.padEnd(46)} ${what}${isClosed ? ' – ĐÃ KHÓA' : ''}`);
  }
  return 0;
}

async function create(io: CommandIo, values: CommandValues, { deps, scope }: SystemContext): Promise<number> {
  const { unit, wish } = grantFrom(values, deps);
  const { link: path } = await createPerson(deps, scope, unit, { name: text(values, 'name'), grant: wish });
  io.print(`Đã tạo ${wish.userName}. Đường dẫn đặt mật khẩu (dùng một lần, hiệu lực 7 ngày):`);
  io.print(path);
  return 0;
}

async function grant(io: CommandIo, values: CommandValues, { deps, scope }: SystemContext): Promise<number> {
  const { unit, wish } = grantFrom(values, deps);
  await grantRole(deps, scope, unit, wish);
  io.print(`Đã giao vai trò ${ROLE_NAMES[wish.role]} cho ${wish.userName}.`);
  return 0;
}

async function revoke(io: CommandIo, values: CommandValues, { deps, scope }: SystemContext): Promise<number> {
  const account = await named(values, deps);
  const { unit, wish } = grantFrom(values, deps);
  const held = await readIn(deps.db, scope, (tx) => grantsOfAccount(tx, account.id));
  const place = deps.directory.bySlug(wish.unitSlug ?? unit.slug);
  const matching = held.filter(({ role, unitId }) => role === wish.role && unitId === place?.id);
  if (matching.length === 0) {
    throw refuseAccount('grant-unknown');
  }
  for (const { id } of matching) {
    await revokeRole(deps, scope, unit, id, wish.reason);
  }
  io.print(`Đã thu hồi vai trò ${ROLE_NAMES[wish.role]} của ${wish.userName}.`);
  return 0;
}

async function lock(io: CommandIo, values: CommandValues, context: SystemContext): Promise<number> {
  const { account, unit } = await managed(values, context);
  await lockPerson(context.deps, context.scope, unit, account.id, text(values, 'reason'));
  io.print(`Đã khóa ${account.userName}; các phiên làm việc đã kết thúc.`);
  return 0;
}

async function unlock(io: CommandIo, values: CommandValues, context: SystemContext): Promise<number> {
  const { account, unit } = await managed(values, context);
  await unlockPerson(context.deps, context.scope, unit, account.id, text(values, 'reason'));
  io.print(`Đã mở ${account.userName}.`);
  return 0;
}

async function link(io: CommandIo, values: CommandValues, context: SystemContext): Promise<number> {
  const { account, unit } = await managed(values, context);
  io.print(await createPasswordLink(context.deps, context.scope, unit, account.id, text(values, 'reason')));
  return 0;
}

async function reset(io: CommandIo, values: CommandValues, context: SystemContext): Promise<number> {
  const { account, unit } = await managed(values, context);
  await resetTotp(context.deps, context.scope, unit, account.id, text(values, 'reason'));
  io.print(`Đã bỏ xác thực hai bước của ${account.userName}.`);
  return 0;
}

function text(values: CommandValues, name: string): string {
  const value = values[name];
  if (typeof value !== 'string' || value.trim() === '') {
    throw new WrongUse(`Thiếu --${name}. Xem cchc user --help.`);
  }
  return value;
}

async function named(values: CommandValues, deps: SystemContext['deps']): Promise<Account> {
  const userName = text(values, 'user');
  const account = await loadAccountNamed(deps.db, userName);
  return account ?? Promise.reject(refuseAccount('account-unknown', { userName }));
}

async function managed(values: CommandValues, { deps }: SystemContext): Promise<{ account: Account; unit: UnitRef }> {
  const account = await named(values, deps);
  const unit = deps.directory.byId(account.agencyId);
  return unit ? { account, unit } : Promise.reject(refuseAccount('account-unknown'));
}

function grantFrom(values: CommandValues, { directory, now }: SystemContext['deps']) {
  const role = ROLES.find((one): one is Role => one === values.role);
  const place = directory.bySlug(text(values, 'unit'));
  const unit = place && directory.byId(place.agencyId);
  const [from, to] = [values.from ?? vietnamDay(now()), values.to];
  if (!role) {
    throw new WrongUse(`Thiếu --role hoặc vai trò không đúng: ${ROLES.join(', ')}.`);
  }
  if (!place || !unit) {
    throw new WrongUse(`Không có đơn vị "${String(values.unit)}".`);
  }
  if (typeof from !== 'string' || !isPlainDate(from)) {
    throw new WrongUse('--from viết theo dạng YYYY-MM-DD.');
  }
  const wish = {
    userName: text(values, 'user'),
    role,
    unitSlug: place.slug,
    coversBelow: values['covers-below'] === true,
    from,
    ...(typeof to === 'string' ? { to } : {}),
    reason: text(values, 'reason'),
  };
  return { unit, wish };
}
