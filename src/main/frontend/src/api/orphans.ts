import type { Instant } from './words';

/** What is left over at the provider. */

export type OrphanKind = 'product' | 'resources' | 'run' | 'switch' | 'execution';
export type Fate = 'unknown' | 'deleted' | 'ended' | 'missed' | 'cancelled' | 'failed';

export interface Orphan {
  id: string;
  kind: OrphanKind;
  name: string;
  since: Instant | null;
  event: string;
  fate: Fate;
  console: string | null;
  /** Why it is not offered to remove it; null when it is. */
  obstacle: string | null;
}

/** A live event of which the provider has nothing any more. */
export interface Bereft {
  event: string;
  name: string;
  message: string;
}

export interface Orphans {
  orphans: Orphan[];
  bereft: Bereft[];
  asOf: Instant;
  gaps: string[];
}

export interface Removal {
  state: 'begun' | 'gone';
  message: string;
  console: string | null;
}
