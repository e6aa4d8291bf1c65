import type { T } from '../../words/words';

const BYTES: Record<string, number> = {
  Bytes: 1,
  Kilobytes: 1e3,
  Megabytes: 1e6,
  Gigabytes: 1e9,
  Terabytes: 1e12,
};
const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const SECONDS: Record<string, number> = { Seconds: 1, Milliseconds: 1e-3, Microseconds: 1e-6 };

/** Three digits that count: `0.0042`, `71.4`, `1,235`, `2.65M`. */
function digits(locale: string, value: number, options: Intl.NumberFormatOptions = {}): string {
  const size = Math.abs(value);
  const precision: Intl.NumberFormatOptions =
    size >= 100_000
      ? { notation: 'compact', maximumSignificantDigits: 3 }
      : size >= 100
        ? { maximumFractionDigits: 0 }
        : { maximumSignificantDigits: 3 };
  return new Intl.NumberFormat(locale, { ...precision, ...options }).format(value);
}

function plain(locale: string, value: number, unit: string | null): string {
  if (unit === 'Percent') {
    return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: value < 10 ? 1 : 0 }).format(
      value / 100,
    );
  }
  const bytes = BYTES[unit ?? ''];
  if (bytes !== undefined) {
    const all = value * bytes;
    const power = Math.max(0, Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log10(Math.max(1, Math.abs(all))) / 3)));
    return digits(locale, all / 1e3 ** power, {
      style: 'unit',
      unit: BYTE_UNITS[power] ?? 'byte',
      unitDisplay: 'short',
    });
  }
  const seconds = SECONDS[unit ?? ''];
  if (seconds !== undefined) {
    const all = value * seconds;
    return all !== 0 && Math.abs(all) < 1
      ? digits(locale, all * 1e3, { style: 'unit', unit: 'millisecond', unitDisplay: 'short' })
      : digits(locale, all, { style: 'unit', unit: 'second', unitDisplay: 'short' });
  }
  return unit === null || unit === 'Count' ? digits(locale, value) : `${digits(locale, value)} ${unit}`;
}

/** A measured value as people of one locale say it: `71%`, `2.4 MB`, `1,200 a minute`. */
export function amount(locale: string, value: number, unit: string | null, perMinute: boolean, t: T): string {
  const [of = '', each] = (unit ?? '').split('/');
  const said = plain(locale, value, each === 'Second' ? of : unit);
  if (each === 'Second') {
    return t('insights.perSecond', { value: said });
  }
  return perMinute ? t('insights.perMinute', { value: said }) : said;
}
