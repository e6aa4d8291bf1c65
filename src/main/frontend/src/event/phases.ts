import type { Run, Scheduled } from '../api/words';
import { IN_FLIGHT, OVER } from '../status/look';

export type PhaseName = 'scheduled' | 'up' | 'live' | 'down' | 'over';
export type PhaseState = 'done' | 'now' | 'ahead' | 'failed' | 'skipped' | 'unknown';

/** One stretch of an event's life: when it was to begin, and when it did. */
export interface PhaseView {
  name: PhaseName;
  state: PhaseState;
  planned: number | null;
  real: number | null;
  /** When it was over, for those that take a while. */
  until: number | null;
}

const at = (text: string | null | undefined): number | null => (text == null ? null : Date.parse(text));

/** Whether its audience ever had the resources: brought up, and not only while being stopped. */
export function wasLive({ status, preroll, postroll }: Scheduled): boolean {
  if (status === 'live') {
    return true;
  }
  return (
    preroll?.result === 'succeeded' &&
    preroll.endedAt !== null &&
    (postroll === null || Date.parse(preroll.endedAt) <= Date.parse(postroll.claimedAt))
  );
}

/** Taken down to be sure: a restored store does not know whether it came up. */
function isUnseen({ preroll, postroll }: Scheduled): boolean {
  return preroll === null && postroll !== null;
}

function up(event: Scheduled): PhaseState {
  if (event.status === 'scheduled') {
    return 'ahead';
  }
  if (isUnseen(event)) {
    return 'unknown';
  }
  if (event.preroll === null) {
    return 'skipped';
  }
  if (event.status === 'deploying') {
    return 'now';
  }
  return wasLive(event) ? 'done' : event.ending === 'cancelled' ? 'skipped' : 'failed';
}

function live(event: Scheduled): PhaseState {
  if (isUnseen(event)) {
    return 'unknown';
  }
  switch (event.status) {
    case 'scheduled':
    case 'deploying':
      return 'ahead';
    case 'live':
      return 'now';
    default:
      return wasLive(event) ? 'done' : 'skipped';
  }
}

function down({ status, postroll }: Scheduled): PhaseState {
  switch (status) {
    case 'tearing_down':
      return 'now';
    case 'teardown_failed':
      return 'failed';
    case 'scheduled':
    case 'deploying':
    case 'live':
      return 'ahead';
    default:
      return postroll === null ? 'skipped' : 'done';
  }
}

function over({ status }: Scheduled): PhaseState {
  if (!OVER.includes(status)) {
    return 'ahead';
  }
  return status === 'failed' || status === 'missed' ? 'failed' : 'done';
}

/** The life of an event as five stretches, planned and real. */
export function phases(event: Scheduled): PhaseView[] {
  const { preroll, postroll, window, status } = event;
  const isOver = OVER.includes(status);
  const liveState = live(event);
  const overAt = isOver ? (at(postroll?.endedAt) ?? at(event.updatedAt)) : null;
  return [
    {
      name: 'scheduled',
      state: status === 'scheduled' ? 'now' : 'done',
      planned: null,
      real: at(event.createdAt),
      until: null,
    },
    {
      name: 'up',
      state: up(event),
      planned: at(event.prerollAt),
      real: at(preroll?.startedAt ?? preroll?.claimedAt),
      until: at(preroll?.endedAt),
    },
    {
      name: 'live',
      state: liveState,
      planned: at(window.start),
      real: liveState === 'done' || liveState === 'now' ? at(preroll?.endedAt) : null,
      until: null,
    },
    {
      name: 'down',
      state: down(event),
      planned: at(window.end),
      real: at(postroll?.startedAt ?? postroll?.claimedAt),
      until: at(postroll?.endedAt),
    },
    { name: 'over', state: over(event), planned: null, real: overAt, until: null },
  ];
}

/** The attempt that is worth a look now: the one under way, or the one that went wrong. */
export function currentRun(event: Scheduled): Run | null {
  if (event.status === 'deploying') {
    return event.preroll;
  }
  return IN_FLIGHT.includes(event.status) || event.status === 'teardown_failed' ? event.postroll : null;
}
