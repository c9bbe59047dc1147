// Asking the server, and hearing its refusals in its own words.

export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
    readonly facts: Record<string, unknown>,
  ) {
    super(message);
  }
}

/** The link is down: nothing is known about what became of the request. */
export class Unreachable extends Error {}

/** A dead link does not always say so; after this long the same id is sent again. Assumed. */
const ANSWER_WITHIN_MS = 15_000;

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  } catch {
    throw new Unreachable(path);
  }
  if (answer.status === 204) return undefined as T;
  const json: unknown = await answer.json().catch(() => null);
  if (answer.ok) return json as T;
  const problem = (json ?? {}) as { type?: string; detail?: string; facts?: Record<string, unknown> };
  throw new Refusal(answer.status, problem.type ?? '', problem.detail ?? answer.statusText, problem.facts ?? {});
}

export const get = <T>(path: string): Promise<T> => ask<T>('GET', path);
export const post = <T>(path: string, body: unknown): Promise<T> => ask<T>('POST', path, body);
export const remove = (path: string): Promise<void> => ask<void>('DELETE', path);

/** True when sending the same thing again may help: no answer, or a server that is away for a moment. */
export const isPassing = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof Refusal && error.status >= 500);

/** UUIDv7 (RFC 9562): the time first, so that ids sort as they were made. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const now = Date.now();
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256;
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((each) => each.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
