/** Sixteen random bytes; `crypto.randomUUID` is missing where Jenkins runs without TLS. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Tells texts apart (FNV-1a); kept in place of a body, which may hold what must not be kept. */
export function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return `${text.length}-${hash.toString(16)}`;
}

/**
 * One key for one content: the same draft sent twice makes one event, also when the page was loaded anew between; a
 * corrected draft is another request.
 */
export function idempotencyKey(drafts: Storage, at: string, body: unknown): string {
  const place = `${at}:key`;
  const now = digest(JSON.stringify(body));
  try {
    const [before, key] = (drafts.getItem(place) ?? '').split(' ');
    if (before === now && key !== undefined) {
      return key;
    }
    const made = randomKey();
    drafts.setItem(place, `${now} ${made}`);
    return made;
  } catch {
    return randomKey();
  }
}
