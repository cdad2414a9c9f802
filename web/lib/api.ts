import type { z } from 'zod';
import { reportConnection } from './connection.ts';
import { announceSignedOut } from './signed-out.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The server said no (or nothing). `code` is a feature's refusal or one of the platform's own. */
export class ApiRefusal extends Error {
  readonly code: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly status: number;
  /** To quote to an administrator; only faults have one. */
  readonly requestId: string | undefined;

  constructor(code: string, status: number, detail: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.requestId = typeof detail.requestId === 'string' ? detail.requestId : undefined;
  }
}

/** One call to the server. The answer is parsed by the contract's schema, never merely believed. */
export async function send<Schema extends z.ZodType>(
  method: Method,
  url: string,
  body: unknown,
  responseSchema: Schema,
): Promise<z.output<Schema>> {
  const response = await reach(url, requestOf(method, body));
  const answer = await jsonOf(response);
  if (!response.ok) {
    throw refusalOf(response.status, answer);
  }
  return parsed(answer, responseSchema);
}

/** Sends files and says how far it is (0…1). XMLHttpRequest, because fetch cannot tell about an upload. */
export function upload<Schema extends z.ZodType>(
  url: string,
  form: FormData,
  responseSchema: Schema,
  onProgress: (share: number) => void,
): Promise<z.output<Schema>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(lost());
    request.onload = () => {
      reportConnection('connected');
      try {
        if (request.status >= 400) {
          throw refusalOf(request.status, request.response);
        }
        resolve(parsed(request.response, responseSchema));
      } catch (error) {
        reject(error);
      }
    };
    request.send(form);
  });
}

function requestOf(method: Method, body: unknown): RequestInit {
  if (body === undefined) {
    return { method };
  }
  if (body instanceof FormData) {
    return { method, body };
  }
  return { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, init);
    reportConnection('connected');
    return response;
  } catch {
    throw lost();
  }
}

function lost(): ApiRefusal {
  reportConnection('lost');
  return new ApiRefusal('connection-lost', 0);
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiRefusal(response.ok ? 'answer-unreadable' : 'fault', response.status);
  }
}

function refusalOf(status: number, answer: unknown): ApiRefusal {
  const body = (answer ?? {}) as { code?: unknown; detail?: unknown };
  const code = typeof body.code === 'string' ? body.code : 'fault';
  if (status === 401 && code === 'signed-out') {
    announceSignedOut();
  }
  const detail = typeof body.detail === 'object' && body.detail ? (body.detail as Record<string, unknown>) : {};
  return new ApiRefusal(code, status, detail);
}

function parsed<Schema extends z.ZodType>(answer: unknown, schema: Schema): z.output<Schema> {
  const result = schema.safeParse(answer);
  if (!result.success) {
    throw new ApiRefusal('answer-unreadable', 200, { issues: result.error.issues });
  }
  return result.data;
}
