import { readFile } from 'node:fs/promises';
import type { AccountId } from '#core/accounts/account.ts';
import type { GrantId } from '#core/accounts/grant.ts';
import type { Role } from '#core/accounts/roles.ts';
import { SAMPLE_PASSWORD } from '#core/accounts/sample.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { insertAccount, savePassword } from './account-repository.ts';
import { recordedAt } from './agency-record.ts';
import { insertGrant } from './grant-repository.ts';
import { signInEngine } from './sign-in-engine.ts';

interface SamplePerson {
  readonly userName: string;
  readonly name: string;
  readonly role: Role;
  readonly unit: string;
  readonly coversBelow: boolean;
  readonly from: string;
}

type SampleAccount = SamplePerson & {
  readonly id: AccountId;
  readonly agencyId: UnitId;
  readonly isSample: boolean;
};

async function readPeople(): Promise<readonly SamplePerson[]> {
  const text = await readFile(new URL('./sample/people.tsv', import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [userName = '', name = '', role = '', unit = '', below = '', from = ''] = line.split('\t');
      return { userName, name, role: role as Role, unit, coversBelow: below === 'x', from };
    });
}

/** The invented people of every role. They share one password, hashed once. */
export async function loadSampleAccounts({ deps, scope: { actor }, say }: SystemContext): Promise<void> {
  const engine = await signInEngine(deps);
  const hash = await engine.hash(SAMPLE_PASSWORD);
  const people = await readPeople();
  // A second line of the same person is a second role.
  const accounts = new Map<string, SampleAccount>();
  for (const person of people) {
    const unit = deps.directory.bySlug(person.unit);
    if (!unit) {
      throw new Error(`people.tsv names an unknown unit: ${person.unit}`);
    }
    const now = deps.now();
    const known = accounts.get(person.userName);
    const account = known ?? { ...person, id: newId<AccountId>(now), agencyId: unit.agencyId, isSample: true };
    accounts.set(person.userName, account);
    await recordedAt(deps, unit.agencyId, actor, account, async (tx) => {
      if (!known) {
        await insertAccount(tx, account, now);
        await savePassword(tx, account.id, hash, now);
      }
      await insertGrant(tx, {
        id: newId<GrantId>(now),
        agencyId: unit.agencyId,
        accountId: account.id,
        role: person.role,
        unitId: unit.id,
        coversBelow: person.coversBelow,
        from: person.from,
        to: undefined,
        by: actor.name,
        reason: 'Dữ liệu mẫu',
        at: now,
      });
      const what = { name: person.name, role: person.role, unit: unit.slug };
      return { result: undefined, happened: { action: 'accounts:sample', what } };
    });
  }
  say(`Tài khoản: ${accounts.size} người của dữ liệu mẫu, mật khẩu chung "${SAMPLE_PASSWORD}"`);
}

/** What stands under the address at start: the sample's people, or the link of the first administrator. */
export function greetingOf(userNames: readonly string[], firstLink: string | undefined): readonly string[] {
  if (firstLink) {
    return [
      'Chưa có tài khoản nào. Mở đường dẫn dùng một lần sau để tạo người quản trị đầu tiên (hiệu lực 7 ngày):',
      `  ${firstLink}`,
    ];
  }
  if (userNames.length === 0) {
    return [];
  }
  return [
    `Tài khoản mẫu, mật khẩu chung "${SAMPLE_PASSWORD}" (chỉ có khi nạp dữ liệu mẫu):`,
    `  ${userNames.filter((name) => name.endsWith('.binhson')).join('  ')}`,
    `  ${userNames.filter((name) => name.startsWith('thamdinh.')).join('  ')}`,
    '  Danh sách đầy đủ ở trang đăng nhập.',
  ];
}
