import type { Scheduled } from './words';

/** An RFC 9457 problem: the server understood and refused. */
export class Problem extends Error {
  constructor(
    readonly kind: string,
    readonly status: number,
    title: string,
    readonly detail: string,
    readonly errors: { pointer: string; detail: string }[],
    readonly current: Scheduled | null,
    /** Seconds the server asks us to wait. */
    readonly retryAfter: number | null,
  ) {
    super(title);
  }

  get isStale(): boolean {
    return this.kind === 'stale-revision' && this.current !== null;
  }
}

/** The server did not answer, or what answered is not the server (a proxy's page, a login form). */
export class NotConnected extends Error {
  constructor(readonly status: number | null) {
    super('not connected');
  }
}

interface ProblemBody {
  type?: string;
  title?: string;
  detail?: string;
  errors?: { pointer: string; detail: string }[];
  current?: Scheduled;
}

const KIND = /^urn:event-schedules:problem:(.+)$/;

/** Reads a refusal; an answer that is no problem document is a lost connection, whatever its status. */
export async function refusal(response: Response): Promise<Problem | NotConnected> {
  const type = response.headers.get('Content-Type') ?? '';
  if (!type.includes('json')) {
    return new NotConnected(response.status);
  }
  let body: ProblemBody;
  try {
    body = (await response.json()) as ProblemBody;
  } catch {
    return new NotConnected(response.status);
  }
  const wait = Number(response.headers.get('Retry-After') ?? 'none');
  return new Problem(
    KIND.exec(body.type ?? '')?.[1] ?? 'unknown',
    response.status,
    body.title ?? `HTTP ${response.status}`,
    body.detail ?? '',
    body.errors ?? [],
    body.current ?? null,
    Number.isFinite(wait) ? wait : null,
  );
}
