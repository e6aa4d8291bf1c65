import type { Environment } from '../api/places';

/** Whether something can be left over there, and this person may see to it. */
export const canBeLeft = ({ kind, may }: Environment): boolean => kind !== 'sandbox' && may.includes('manage');
