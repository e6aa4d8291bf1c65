import { en } from './en';
import type { Catalogue } from './words';
export const de: Catalogue = en;
