import type { JSX } from 'preact';
import type { Scheduled } from '../api/words';
import { Elapsed } from '../overview/ActiveItem';
import { WindowText } from '../events/WindowText';
import { Icon } from '../icon/Icon';
import { useNow } from '../live/useNow';
import { Heading } from '../shell/Heading';
import { usePage } from '../shell/page';
import { LOOK } from '../status/look';
import { nextStep } from '../status/nextStep';
import { StatusLabel } from '../status/StatusLabel';

/** Which event, how it stands, and how long until the next change. */
export function Headline({ event }: { event: Scheduled }): JSX.Element {
  const { say, t } = usePage();
  const now = useNow();
  const start = Date.parse(event.window.start);
  const end = Date.parse(event.window.end);
  const preroll = Date.parse(event.prerollAt);
  const towards =
    event.status === 'live'
      ? now < start
        ? start
        : end
      : event.status === 'scheduled'
        ? preroll
        : event.status === 'deploying'
          ? start
          : null;

  return (
    <header class="es-headline">
      <div class="es-headline__what">
        <div class="es-headline__status">
          {event.status === 'live' ? (
            <strong class="es-live">
              <Icon name="live" />
              {t('event.live')}
            </strong>
          ) : (
            <StatusLabel status={event.status} />
          )}
          {(event.criticality === 'high' || event.criticality === 'critical') && (
            <span class="es-tag">{t(`criticality.${event.criticality}`)}</span>
          )}
          {event.safeguard != null && (
            <span
              class="es-tag es-tag--icon"
              title={t('facts.safeguard', { time: say.moment(Date.parse(event.safeguard.armedFor)) })}
            >
              <Icon name="shield" />
              {t('event.safeguarded')}
            </span>
          )}
        </div>
        <Heading title={event.name}>
          <bdi>{event.name}</bdi>
        </Heading>
        <WindowText window={event.window} />
      </div>
      <div class="es-headline__next">
        {towards !== null && towards > now && (
          <span class="es-countdown es-countdown--big">{say.countdown(towards - now)}</span>
        )}
        {/* Why something went wrong stands below, in full. */}
        {LOOK[event.status].tone !== 'bad' && <span class="es-headline__words">{nextStep(event, now, t, say)}</span>}
        {event.status === 'live' && now >= start && <Elapsed share={(now - start) / (end - start)} />}
      </div>
    </header>
  );
}
