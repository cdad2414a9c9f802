import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { doorResponse, signInResponse } from '#core/accounts/contract.ts';
import { ACCOUNT_MESSAGES } from '#core/accounts/messages.ts';
import { formatInstant } from '#core/kernel/dates.ts';
import { ApiRefusal, send } from '#web/lib/api.ts';
import { messageOf } from '#web/lib/messages.ts';

export type Credentials = {
  readonly userName: string;
  readonly password: string;
};

export function useDoor() {
  return useQuery({ queryKey: ['door'], queryFn: () => send('GET', '/api/door', undefined, doorResponse) });
}

export function useSignIn() {
  return useMutation({
    mutationFn: (credentials: Credentials) => send('POST', '/api/sign-in', credentials, signInResponse),
  });
}

export function useSignInCode() {
  return useMutation({
    mutationFn: (code: string) => send('POST', '/api/sign-in/code', { code }, signInResponse),
  });
}

/** Whoever comes in sees nothing of what the person before had on the screen. */
export function useFreshStart(): () => void {
  const cache = useQueryClient();
  return () => cache.clear();
}

/** A lock says until when it holds and who can lift it sooner. */
export function signInSentence(error: unknown): string {
  if (error instanceof ApiRefusal && error.code === 'account-locked') {
    const { until, agency } = error.detail;
    const when = typeof until === 'string' ? `đến ${formatInstant(until)}` : 'trong ít phút';
    const who = typeof agency === 'string' && agency ? ` Cần mở sớm hơn, nhờ người quản trị của ${agency}.` : '';
    return `Tài khoản tạm khóa ${when} vì nhập sai mật khẩu nhiều lần.${who}`;
  }
  if (error instanceof ApiRefusal && error.code === 'account-closed' && typeof error.detail.agency === 'string') {
    return `Tài khoản đã bị đóng. Người mở được: người quản trị của ${error.detail.agency}.`;
  }
  return messageOf(error, ACCOUNT_MESSAGES);
}
