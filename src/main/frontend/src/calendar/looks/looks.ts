import type { Environment } from '../../api/places';
import type { Scheduled } from '../../api/words';
import type { Span } from '../span';

/** What every look is given. */
export interface LookProps {
  events: Scheduled[];
  span: Span;
  /** The viewer's. */
  today: string;
  envs: Pick<Environment, 'name' | 'label'>[];
}
