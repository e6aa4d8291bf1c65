/** Puts a text on the clipboard. Jenkins often runs without TLS, where a page has no clipboard but the old way. */
export async function copyText(text: string): Promise<boolean> {
  const clipboard = (navigator as Partial<Navigator>).clipboard;
  if (clipboard !== undefined) {
    try {
      await clipboard.writeText(text);
      return true;
    } catch {
      // Refused: the old way may still work.
    }
  }
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'es-hidden';
  const before = document.activeElement;
  document.body.append(area);
  area.select();
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way without a secure context
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (before instanceof HTMLElement) {
      before.focus();
    }
  }
}
