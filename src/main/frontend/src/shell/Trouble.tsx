import type { ComponentChildren, JSX } from 'preact';
import { NotConnected, Problem } from '../api/problem';
import { Icon } from '../icon/Icon';
import { Heading } from './Heading';
import type { T } from '../words/words';

/** What went wrong, in words that tell what to do. */
export function troubleText(failure: unknown, t: T): string {
  if (failure instanceof Problem) {
    const said = failure.detail === '' ? failure.message : failure.detail;
    switch (failure.kind) {
      case 'not-authenticated':
        return t('trouble.notAuthenticated');
      case 'forbidden':
        return t('trouble.forbidden');
      case 'not-found':
        return t('trouble.notFound');
      case 'too-many-requests':
      case 'unavailable':
        return t('trouble.busy');
      default:
        return said;
    }
  }
  return failure instanceof NotConnected ? t('trouble.notConnected') : t('trouble.unexpected');
}

interface Props {
  failure: unknown;
  t: T;
  retry?: () => void;
  /** The whole view could not be shown: then this is its heading. */
  whole?: boolean;
  children?: ComponentChildren;
}

/** In the place of what could not be shown. */
export function Trouble({ failure, t, retry, whole = false, children }: Props): JSX.Element {
  const said = troubleText(failure, t);
  return (
    <div class="es-empty" role="alert">
      <Icon name={failure instanceof NotConnected ? 'unplugged' : 'alert'} class="es-empty__icon" />
      {whole ? <Heading title={said}>{said}</Heading> : <p class="es-empty__title">{said}</p>}
      {children}
      {retry && (
        <button type="button" class="jenkins-button" onClick={retry}>
          <Icon name="retry" />
          {t('trouble.retry')}
        </button>
      )}
    </div>
  );
}
