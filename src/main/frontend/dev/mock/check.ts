import type { Check, Conflict, Draft, Finding, Scheduled } from '../../src/api/words.ts';
import { durationOf, MINUTE } from '../../src/time/durations.ts';
import { readLocal } from '../../src/time/zones.ts';
import { PARAMETERS } from './catalog.ts';

interface Read {
  instant: number | undefined;
  notice: string | undefined;
}

function read(text: string | undefined, zone: string, side: 'start' | 'end'): Read {
  if (text === undefined || text === '') {
    return { instant: undefined, notice: undefined };
  }
  if (/Z$|[+-]\d\d:\d\d$/.test(text)) {
    return { instant: Date.parse(text), notice: undefined };
  }
  const [date = '', time = ''] = text.split('T');
  const reading = readLocal({ date, time }, zone, side);
  const notices = {
    plain: undefined,
    gap: `${date} ${time} does not exist in ${zone}, the clocks go forward. It is taken an hour later.`,
    repeated: `${date} ${time} comes twice in ${zone}, the clocks go back. It is taken as the ${side === 'start' ? 'first' : 'last'}.`,
  };
  return { instant: reading?.instant, notice: reading && notices[reading.kind] };
}

/** Enough of the server's rules to show every kind of answer. */
export function check(draft: Partial<Draft>, now: number, events: Iterable<Scheduled> = []): Check {
  const problems: Finding[] = [];
  const notices: Finding[] = [];
  const zone = draft.window?.zone ?? 'UTC';
  const start = read(draft.window?.start, zone, 'start');
  const end = read(draft.window?.end, zone, 'end');
  const lead = durationOf(draft.lead ?? 'PT20M');

  if ((draft.name ?? '').trim() === '') {
    problems.push({ pointer: '/name', message: 'Give the event a name.' });
  }
  for (const [pointer, { instant, notice }] of [
    ['/window/start', start],
    ['/window/end', end],
  ] as const) {
    if (instant === undefined) {
      problems.push({ pointer, message: 'Say when.' });
    }
    if (notice !== undefined) {
      notices.push({ pointer, message: notice });
    }
  }
  if (start.instant !== undefined && end.instant !== undefined) {
    if (end.instant <= start.instant) {
      problems.push({ pointer: '/window/end', message: 'The end must be after the start.' });
    } else if (end.instant <= now) {
      problems.push({ pointer: '/window/end', message: 'The window is over already.' });
    } else if (end.instant - start.instant > 31 * 24 * 60 * MINUTE) {
      problems.push({ pointer: '/window/end', message: 'The window may last P31D at most.' });
    }
    if (start.instant >= now && start.instant - lead < now) {
      notices.push({
        pointer: '/lead',
        message:
          'The lead is longer than the time that is left: the preroll begins at once, and resources may not be ready by the start.',
      });
    }
  }
  const specs = PARAMETERS[draft.target?.name ?? ''];
  if (specs === undefined) {
    problems.push({ pointer: '/target/name', message: 'Choose a target.' });
  }
  for (const spec of specs ?? []) {
    const value = draft.parameters?.[spec.name];
    if (spec.filledFrom === 'audience' && draft.audience == null) {
      problems.push({
        pointer: '/audience',
        message: 'Say how large the audience will be: this target is sized by it.',
      });
    } else if (spec.filledFrom === null && value === undefined && spec.required) {
      problems.push({ pointer: `/parameters/${spec.name}`, message: 'Give a value: the target needs it.' });
    } else if (spec.noEcho && value !== undefined && !String(value).startsWith('campaign')) {
      problems.push({
        pointer: `/parameters/${spec.name}`,
        message: 'Give the id of a secret that exists, never the secret itself.',
      });
    }
  }
  const iso = (at: number): string => new Date(at).toISOString();
  return {
    problems,
    notices,
    preview:
      problems.length > 0 || start.instant === undefined || end.instant === undefined
        ? null
        : { prerollAt: iso(start.instant - lead), start: iso(start.instant), end: iso(end.instant), zone },
    conflicts:
      start.instant === undefined || end.instant === undefined
        ? []
        : conflicts(draft, start.instant - lead, end.instant, events),
  };
}

const OPEN = ['scheduled', 'deploying', 'live', 'tearing_down'];

function conflicts(draft: Partial<Draft>, from: number, to: number, events: Iterable<Scheduled>): Conflict[] {
  return [...events]
    .filter((event) => event.target.name === draft.target?.name && OPEN.includes(event.status))
    .filter((event) => Date.parse(event.prerollAt) < to && Date.parse(event.window.end) > from)
    .map(({ id, name, window, status }) => ({ id, name, window, status }));
}
