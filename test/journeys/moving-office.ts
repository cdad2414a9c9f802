import { openBrowser } from '#test/browser.ts';
import { freePort } from '#test/free-port.ts';
import { cli, freshData, type Product, startProduct } from '#test/runtime/product.ts';
import type { Office, Seat } from './office.ts';

/** An office that lives through a year: the same data, opened again on later days. */
export interface MovingOffice extends Office {
  /** Closes the product, opens it again at this moment, and sets the clocks of the seats. */
  readonly moveTo: (moment: string, seats: readonly Seat[]) => Promise<void>;
  /** Creates somebody by the administrator's command; answers the link by which they set their password. */
  readonly createPerson: (userName: string, role: string, unit: string) => string;
}

/** The sample is loaded today; from the first move on the clock stands where it is set. */
export async function openMovingOffice(): Promise<MovingOffice> {
  const browser = await openBrowser();
  const data = freshData('cchc-journey-');
  // The address stays the same, so that whoever has signed in stays signed in.
  const port = String(await freePort());
  const start = (environment: Readonly<Record<string, string>>) =>
    startProduct({ data, parts: [], environment: { PORT: port, ...environment } });
  let product: Product = await start({});
  let clock: Readonly<Record<string, string>> = {};
  return {
    address: product.address,
    browser,
    moveTo: async (moment, seats) => {
      // Nobody's page asks while nobody answers.
      await Promise.all(seats.map(({ page }) => page.goto('about:blank')));
      await product.stop();
      clock = { NODE_ENV: 'test', CCHC_NOW: moment };
      product = await start(clock);
      await Promise.all(seats.map(({ context }) => context.clock.setFixedTime(moment)));
    },
    createPerson: (userName, role, unit) => {
      const words = ['user', 'create', '--user', userName, '--name', 'Người Thử Nghiệm', '--role', role];
      const said = cli([...words, '--unit', unit, '--reason', 'Đợt chấm điểm'], data, clock);
      if (said.status !== 0) {
        throw new Error(`${userName}: ${said.stdout}${said.stderr}`);
      }
      return said.stdout.trim().split('\n').at(-1) ?? '';
    },
    close: async () => {
      await browser.close();
      await product.stop();
    },
  };
}
