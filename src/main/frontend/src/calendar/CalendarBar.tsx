import type { JSX } from 'preact';
import { Icon } from '../icon/Icon';
import { type CalendarState, GROUPINGS, type Grouping, LOOKS } from '../route/calendarState';
import { usePage } from '../shell/page';
import { addDays } from '../time/days';
import { moved, type Span } from './span';

interface Props {
  calendar: CalendarState;
  day: string;
  today: string;
  span: Span;
  change: (to: Partial<CalendarState>) => void;
}

/** Which days, which look, whose events. */
export function CalendarBar({ calendar, day, today, span, change }: Props): JSX.Element {
  const { me, say, t } = usePage();
  const { look, by, mine } = calendar;
  const go = (to: string): void => change({ day: to === today ? '' : to });
  const title =
    look === 'month'
      ? say.day(`${day.slice(0, 7)}-01`, { month: 'long', year: 'numeric' })
      : say.days(span.first, addDays(span.end, -1));
  return (
    <div class="es-calendar__bar">
      <div class="es-calendar__move">
        <button
          type="button"
          class="jenkins-button jenkins-button--tertiary es-turn"
          aria-label={t('calendar.before')}
          onClick={() => go(moved(look, day, -1))}
        >
          <Icon name="chevron" class="es-turn--back" />
        </button>
        <button
          type="button"
          class="jenkins-button jenkins-button--tertiary es-turn"
          aria-label={t('calendar.after')}
          onClick={() => go(moved(look, day, 1))}
        >
          <Icon name="chevron" class="es-turn--on" />
        </button>
        <h2 class="es-calendar__title" aria-live="polite">
          {title}
        </h2>
        <button type="button" class="jenkins-button es-button--small" onClick={() => change({ day: '' })}>
          {t('calendar.today')}
        </button>
      </div>
      <div class="es-calendar__choose">
        {me.authenticated && (
          <button type="button" class="es-chip" aria-pressed={mine} onClick={() => change({ mine: !mine })}>
            {t('filters.mine')}
          </button>
        )}
        {look === 'timeline' && (
          <div class="jenkins-select">
            <select
              class="jenkins-select__input"
              aria-label={t('calendar.by')}
              value={by}
              onChange={(select) => change({ by: select.currentTarget.value as Grouping })}
            >
              {GROUPINGS.map((each) => (
                <option key={each} value={each}>
                  {t(`calendar.by.${each}`)}
                </option>
              ))}
            </select>
          </div>
        )}
        <div class="es-segments" role="group" aria-label={t('calendar.look')}>
          {LOOKS.map((each) => (
            <button key={each} type="button" aria-pressed={each === look} onClick={() => change({ look: each })}>
              {t(`calendar.${each}`)}
            </button>
          ))}
        </div>
      </div>
    </div>
  );
}
