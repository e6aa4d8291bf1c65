import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { usePage } from './page';

const LONG = 360;

/** The beginning of a long text, without half an emoji or half a letter; undefined when it is not long. */
export function beginning(text: string, locale: string): string | undefined {
  if (text.length <= LONG) {
    return undefined;
  }
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter(locale).segment(text.slice(0, LONG + 100))) {
    if (index >= LONG) {
      break;
    }
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** A text that somebody else wrote, however long: its beginning, and all of it on demand. */
export function LongText({ text }: { text: string }): JSX.Element {
  const { say, t } = usePage();
  const [whole, setWhole] = useState(false);
  const start = beginning(text, say.locale);
  if (start === undefined) {
    return <bdi>{text}</bdi>;
  }
  return (
    <>
      <bdi>{whole ? text : `${start}…`}</bdi>{' '}
      <button type="button" class="es-link es-muted" aria-expanded={whole} onClick={() => setWhole(!whole)}>
        {whole ? t('long.less') : t('long.more', { count: text.length })}
      </button>
    </>
  );
}
