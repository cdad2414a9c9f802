import { createHmac, timingSafeEqual } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { twoFactor, username } from 'better-auth/plugins';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { signInSecret } from './secrets.ts';

const COOKIE_PREFIX = 'cchc';
const SESSION_COOKIE = `${COOKIE_PREFIX}.session_token`;
const DAY_SECONDS = 86_400;
const QUARTER_HOUR_SECONDS = 900;

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' };

/**
 * The library keeps what must not be home-made: password hashing, session tokens, authenticator codes. It gets our
 * tables under our names. Its own routes are not served; ours call it, after lock-out and before audit.
 */
function createLibrary(db: Database, secret: string) {
  return betterAuth({
    appName: 'CCHC',
    baseURL: 'http://localhost',
    secret,
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: false, // set where the request came over https, see cookiesOf
      database: { generateId: () => newId(new Date()) },
    },
    emailAndPassword: { enabled: true, disableSignUp: true, autoSignIn: false },
    user: {
      modelName: 'account',
      fields: { emailVerified: 'email_verified', ...stamps },
      additionalFields: { agencyId: { type: 'number', required: true, input: false, fieldName: 'agency_id' } },
    },
    account: {
      modelName: 'account_credential',
      fields: {
        userId: 'account_id',
        providerId: 'provider_id',
        accountId: 'provider_account_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...stamps,
      },
    },
    session: {
      modelName: 'account_session',
      expiresIn: DAY_SECONDS,
      disableSessionRefresh: true,
      fields: {
        userId: 'account_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...stamps,
      },
    },
    verification: { modelName: 'account_verification', fields: { expiresAt: 'expires_at', ...stamps } },
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 60,
        usernameValidator: (name) => /^[a-z0-9._-]+$/.test(name),
        schema: { user: { fields: { username: 'user_name', displayUsername: 'user_name' } } },
      }),
      twoFactor({
        issuer: 'CCHC',
        accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: QUARTER_HOUR_SECONDS },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'account_totp',
            fields: {
              userId: 'account_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
  });
}

export interface SignInEngine {
  readonly api: ReturnType<typeof createLibrary>['api'];
  /** The password as it is hashed: keyboards send marks together or apart, the person means the same. */
  readonly composed: (password: string) => string;
  readonly hash: (password: string) => Promise<string>;
  readonly matches: (password: string, hash: string) => Promise<boolean>;
  /** The session token of a cookie header, if our key signed it. */
  readonly tokenOf: (cookieHeader: string | undefined) => string | undefined;
}

const engines = new WeakMap<Database, Promise<SignInEngine>>();

/** One engine a database; made on first use, because the routes are also declared where nothing runs. */
export function signInEngine({ config, db }: Pick<Deps, 'config' | 'db'>): Promise<SignInEngine> {
  const known = engines.get(db) ?? createEngine(config.CCHC_DATA, db);
  engines.set(db, known);
  return known;
}

async function createEngine(dataFolder: string, db: Database): Promise<SignInEngine> {
  const secret = await signInSecret(dataFolder);
  const library = createLibrary(db, secret);
  const { password } = await library.$context;
  return {
    api: library.api,
    composed: (text) => text.normalize('NFC'),
    hash: (text) => password.hash(text.normalize('NFC')),
    matches: (text, hash) => password.verify({ password: text.normalize('NFC'), hash }),
    tokenOf: (header) => signedToken(header, secret),
  };
}

function signedToken(header: string | undefined, secret: string): string | undefined {
  const pair = header?.split(';').find((part) => part.trimStart().startsWith(`${SESSION_COOKIE}=`));
  if (!pair) {
    return undefined;
  }
  const value = decodedOrEmpty(pair.slice(pair.indexOf('=') + 1).trim());
  const dot = value.lastIndexOf('.');
  if (dot < 1) {
    return undefined;
  }
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  const wanted = createHmac('sha256', secret).update(token).digest();
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? token : undefined;
}

function decodedOrEmpty(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
