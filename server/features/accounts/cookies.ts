import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from './sign-in-service.ts';

export function callerOf(request: FastifyRequest): Caller {
  return { cookie: request.headers.cookie, address: request.ip, browser: request.headers['user-agent']?.slice(0, 300) };
}

/** Hands the library's cookies to the browser; over https they may travel over nothing else. */
export function giveCookies(request: FastifyRequest, reply: FastifyReply, cookies: readonly string[]): void {
  const suffix = request.protocol === 'https' ? '; Secure' : '';
  for (const cookie of cookies) {
    reply.header('set-cookie', `${cookie}${suffix}`);
  }
}
