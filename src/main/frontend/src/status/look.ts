import type { Status } from '../api/words';
import type { IconName } from '../icon/drawings';

export type Tone = 'calm' | 'busy' | 'good' | 'bad' | 'quiet';

/** How each status looks; the word beside it says the same. */
export const LOOK: Record<Status, { icon: IconName; tone: Tone }> = {
  scheduled: { icon: 'calendar', tone: 'calm' },
  deploying: { icon: 'up', tone: 'busy' },
  live: { icon: 'live', tone: 'good' },
  tearing_down: { icon: 'down', tone: 'busy' },
  teardown_failed: { icon: 'alert', tone: 'bad' },
  failed: { icon: 'alert', tone: 'bad' },
  missed: { icon: 'late', tone: 'bad' },
  ended: { icon: 'check', tone: 'quiet' },
  cancelled: { icon: 'ban', tone: 'quiet' },
};

export const IN_FLIGHT: readonly Status[] = ['deploying', 'tearing_down'];
export const OVER: readonly Status[] = ['ended', 'cancelled', 'failed', 'missed'];
