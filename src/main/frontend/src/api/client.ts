/** One wrong field of a request, as RFC 9457 problem documents of this system name it. */
export interface FieldProblem {
  pointer?: string;
  code?: string;
  detail?: string;
}

/** A problem document (application/problem+json) that the server answered, or the network's silence as status 0. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly errors: FieldProblem[] = [],
  ) {
    super(detail || title);
    this.name = 'Problem';
  }
}

export const signedOut = new EventTarget();

interface Options {
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** A change carries the token of the CSRF cookie: only a page of this origin can read it. */
export function csrf(): Record<string, string> {
  const token = document.cookie
    .split('; ')
    .find((cookie) => cookie.startsWith('XSRF-TOKEN='))
    ?.slice('XSRF-TOKEN='.length);
  return token ? { 'X-XSRF-TOKEN': decodeURIComponent(token) } : {};
}

async function problemOf(answer: Response): Promise<Problem> {
  const type = answer.headers.get('content-type') ?? '';
  if (type.includes('json')) {
    const document = (await answer.json()) as Record<string, unknown>;
    const code = String(document['type'] ?? '').replace('urn:tandem:problem:', '');
    return new Problem(
      answer.status,
      code,
      String(document['title'] ?? ''),
      String(document['detail'] ?? ''),
      (document['errors'] as FieldProblem[] | undefined) ?? [],
    );
  }
  return new Problem(answer.status, 'http', `HTTP ${answer.status}`, '');
}

async function send(method: string, path: string, { body, headers, signal }: Options): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      signal: signal ?? null,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(method === 'GET' ? {} : csrf()),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, 'unreachable', '', '');
  }
}

async function request(method: string, path: string, options: Options = {}): Promise<Response> {
  const answer = await send(method, path, options);
  if (answer.ok) return answer;
  if (answer.status === 401) signedOut.dispatchEvent(new Event('signed-out'));
  throw await problemOf(answer);
}

async function json<T>(answer: Response): Promise<T> {
  const text = await answer.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export const api = {
  delete: async <T>(path: string) => json<T>(await request('DELETE', path)),
  get: async <T>(path: string, signal?: AbortSignal) => json<T>(await request('GET', path, signal ? { signal } : {})),
  text: async (path: string) =>
    (
      await request('GET', path, {
        headers: { Accept: 'application/xml, text/xml, application/json, text/plain, */*' },
      })
    ).text(),
  post: async <T>(path: string, body?: unknown, headers?: Record<string, string>) =>
    json<T>(await request('POST', path, { body, ...(headers ? { headers } : {}) })),
  put: async <T>(path: string, body: unknown) => json<T>(await request('PUT', path, { body })),
};

/** A query string of what is set; empty values are left out. */
export function query(parameters: Record<string, string | number | boolean | null | undefined>): string {
  const set = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return set.length ? '?' + new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString() : '';
}
