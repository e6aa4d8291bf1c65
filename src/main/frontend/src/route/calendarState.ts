import { queryString } from '../api/client';

export const LOOKS = ['month', 'week', 'list', 'timeline'] as const;
export type Look = (typeof LOOKS)[number];

export const GROUPINGS = ['target', 'owner', 'environment'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Which days a person looks at, and how; kept in the address. */
export interface CalendarState {
  look: Look;
  /** A day of the viewer's zone that is in view; empty means today. */
  day: string;
  /** What has a row of its own in the timeline. */
  by: Grouping;
  mine: boolean;
}

export const THIS_MONTH: CalendarState = { look: 'month', day: '', by: 'target', mine: false };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function calendarState(fields: URLSearchParams): CalendarState {
  const day = fields.get('day') ?? '';
  return {
    look: LOOKS.find((look) => look === fields.get('look')) ?? THIS_MONTH.look,
    day: DAY.test(day) && !Number.isNaN(Date.parse(day)) ? day : '',
    by: GROUPINGS.find((by) => by === fields.get('by')) ?? THIS_MONTH.by,
    mine: fields.get('mine') === '1',
  };
}

export function calendarText({ look, day, by, mine }: CalendarState): string {
  return queryString({
    look: look === THIS_MONTH.look ? '' : look,
    day,
    by: by === THIS_MONTH.by ? '' : by,
    mine: mine ? '1' : '',
  });
}
