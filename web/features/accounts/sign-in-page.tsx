import type { DoorResponse } from '#core/accounts/contract.ts';
import { ROLE_NAMES } from '#core/accounts/roles.ts';
import { lineName } from '#core/units/unit.ts';
import { useGoTo, useSearchValues } from '#web/lib/navigation.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import classes from './door-page.module.css';
import { DoorPage } from './door-page.tsx';
import { useDoor, useFreshStart } from './sign-in-calls.ts';
import { SignInForm, useCredentials } from './sign-in-form.tsx';

/** Signing in; afterwards to where the person wanted to go. */
export function SignInPage() {
  const door = useDoor().data;
  const form = useCredentials();
  const goTo = useGoTo();
  const start = useFreshStart();
  const wanted = useSearchValues().tiep;

  function enter() {
    start();
    // Only an address of ours: a link from elsewhere must not lead on from the sign-in page.
    goTo(wanted && /^\/(?![/\\])/.test(wanted) ? wanted : '/', { replace: true });
  }

  const hasSample = door !== undefined && door.sampleAccounts.length > 0;
  return (
    <DoorPage
      title="Đăng nhập"
      beside={
        hasSample && (
          <SamplePeople
            door={door}
            chosen={form.values.userName}
            onPick={(userName) => form.setAll({ userName, password: door.samplePassword ?? '' })}
          />
        )
      }
    >
      {door?.needsFirstAdministrator && (
        <Callout tone="info" title="Hệ thống chưa có tài khoản nào">
          Mở đường dẫn dùng một lần được in trên màn hình khi khởi động máy chủ để tạo người quản trị đầu tiên.
        </Callout>
      )}
      <SignInForm form={form} onDone={enter} />
      <p className="soft">Quên mật khẩu? Nhờ người quản trị của đơn vị tạo đường dẫn đặt lại mật khẩu.</p>
    </DoorPage>
  );
}

interface SamplePeopleProps {
  readonly door: DoorResponse;
  readonly chosen: string;
  readonly onPick: (userName: string) => void;
}

/** The invented people, for looking around; there only with the sample. */
function SamplePeople({ door, chosen, onPick }: SamplePeopleProps) {
  const units = [...new Set(door.sampleAccounts.map(({ unitName }) => unitName))];
  return (
    <section className={classes.people} aria-labelledby="tai-khoan-mau">
      <h2 id="tai-khoan-mau">Tài khoản mẫu</h2>
      <Callout tone="warn" title="Dữ liệu mẫu, người hư cấu">
        Các tài khoản dưới đây chỉ có khi nạp dữ liệu mẫu và dùng chung mật khẩu <strong>{door.samplePassword}</strong>.
        Chọn một người để điền sẵn vào ô đăng nhập.
      </Callout>
      <div className={classes.groups}>
        {units.map((unit) => (
          <div key={unit} className={classes.group}>
            <h3>{lineName(unit)}</h3>
            <ul>
              {door.sampleAccounts
                .filter(({ unitName }) => unitName === unit)
                .map(({ userName, name, role }) => (
                  <li key={userName}>
                    <button
                      type="button"
                      className={classes.pick}
                      aria-pressed={chosen === userName}
                      onClick={() => onPick(userName)}
                    >
                      <span className={classes.pickName}>{userName}</span> · {name}
                      <span className={classes.pickRole}>{ROLE_NAMES[role]}</span>
                    </button>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
