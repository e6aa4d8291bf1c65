import type { Scheduled } from '../api/words';
import type { Say } from '../time/say';
import type { T } from '../words/words';

/** What happens next to an event, in words. */
export function nextStep(event: Scheduled, now: number, t: T, say: Say): string {
  const start = Date.parse(event.window.start);
  const end = Date.parse(event.window.end);
  const inTime = (at: number): string => say.duration(at - now);

  switch (event.status) {
    case 'scheduled': {
      const preroll = Date.parse(event.prerollAt);
      return preroll > now ? t('next.preroll', { duration: inTime(preroll) }) : t('next.prerollDue');
    }
    case 'deploying':
      return start > now
        ? t('next.readyBy', { duration: inTime(start) })
        : t('next.late', { duration: say.duration(now - start) });
    case 'live':
      if (start > now) {
        return t('next.opens', { duration: inTime(start) });
      }
      return end > now ? t('next.ends', { duration: inTime(end) }) : t('next.endDue');
    case 'tearing_down':
      return event.reason !== null && event.ending === 'failed'
        ? t('next.takingDownAfter', { reason: event.reason.message })
        : t('next.takingDown');
    case 'teardown_failed':
      return t('next.teardownFailed', { reason: event.reason?.message ?? '' });
    case 'failed':
      return t('next.failed', { reason: event.reason?.message ?? '' });
    case 'missed':
      return t('next.missed', { reason: event.reason?.message ?? '' });
    case 'ended':
      return t('next.ended', { ago: say.ago(now - Date.parse(event.updatedAt)) });
    case 'cancelled':
      return t('next.cancelled', { ago: say.ago(now - Date.parse(event.updatedAt)) });
  }
}
