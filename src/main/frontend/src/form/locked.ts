import type { Scheduled } from '../api/words';

const FIXED = ['/window/start', '/window/zone', '/lead', '/target/name', '/target/version'];

/** Once resources come up, what they are and when they came cannot change any more. */
export function isLocked({ status, derivedParameters }: Scheduled, pointer: string): boolean {
  if (status === 'scheduled') {
    return false;
  }
  if (pointer === '/audience') {
    return 'ExpectedAudience' in derivedParameters;
  }
  if (pointer === '/criticality') {
    return 'Criticality' in derivedParameters;
  }
  return FIXED.includes(pointer) || pointer.startsWith('/parameters/');
}
