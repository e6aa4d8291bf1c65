import type { JSX } from 'preact';
import { Icon } from '../../icon/Icon';
import { usePage } from '../../shell/page';
import { troubleText } from '../../shell/Trouble';
import { dayOf } from '../../time/days';
import { useFields } from '../fields';
import type { Occurrences } from './useOccurrences';

const SHOWN = 24;

/** Each time that the event takes place, with what is wrong with it and the way to leave it out. */
export function OccurrenceList({ occurrences }: { occurrences: Occurrences }): JSX.Element {
  const { say, t } = usePage();
  const { typed, change } = useFields();
  const { list, failure } = occurrences;
  const { repeat, zone } = typed;
  const except = (days: string[]): void => change({ repeat: { ...repeat, except: [...new Set(days)].sort() } });
  return (
    <section class="es-preview es-occurrences" aria-labelledby="es-occurrences">
      <h2 class="es-heading" id="es-occurrences">
        {t('repeat.occurrences')}
      </h2>
      {failure !== undefined ? (
        <p class="es-field__problem" role="alert">
          <Icon name="alert" />
          <bdi>{troubleText(failure, t)}</bdi>
        </p>
      ) : list === undefined ? (
        <p class="es-muted">{t('repeat.unknown')}</p>
      ) : (
        <>
          <p class="es-muted" role="status">
            {t('repeat.total', { count: list.length })}
          </p>
          <ol class="es-occurrences__list">
            {list.slice(0, SHOWN).map(({ window, problems, notices }) => {
              const start = Date.parse(window.start);
              return (
                <li key={window.start}>
                  <span>
                    <time dateTime={window.start}>{say.window(start, Date.parse(window.end), zone)}</time>
                    {[...problems, ...notices].map(({ message }) => (
                      <span key={message} class="es-occurrences__finding">
                        <bdi>{message}</bdi>
                      </span>
                    ))}
                  </span>
                  <button
                    type="button"
                    class="es-link es-muted"
                    aria-label={t('repeat.leaveOutThis', { day: say.moment(start, zone) })}
                    onClick={() => except([...repeat.except, dayOf(start, zone)])}
                  >
                    {t('repeat.leaveOut')}
                  </button>
                </li>
              );
            })}
          </ol>
          {list.length > SHOWN && <p class="es-muted">{t('strip.more', { count: list.length - SHOWN })}</p>}
        </>
      )}
      {repeat.except.length > 0 && (
        <>
          <h3 class="es-subheading">{t('repeat.except')}</h3>
          <ul class="es-occurrences__list">
            {repeat.except.map((day) => (
              <li key={day}>
                <s>{say.day(day, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })}</s>
                <button
                  type="button"
                  class="es-link es-muted"
                  onClick={() => except(repeat.except.filter((each) => each !== day))}
                >
                  {t('repeat.putBack')}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
