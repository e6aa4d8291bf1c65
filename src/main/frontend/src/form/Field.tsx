import type { ComponentChildren, JSX } from 'preact';
import { Icon } from '../icon/Icon';
import { usePage } from '../shell/page';
import { useFields } from './fields';
import { fieldId } from './pointer';

/** What ties an input to its label, its help and its problem. */
export interface Ties {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
  'aria-required': boolean;
  disabled: boolean;
  onBlur: () => void;
}

interface Props {
  pointer: string;
  label: string;
  help?: ComponentChildren;
  required?: boolean;
  /** `group` for fields of several inputs, each with a label of its own. */
  as?: 'field' | 'group';
  class?: string;
  children: (ties: Ties) => ComponentChildren;
}

/** A label, what to type, what is wrong with it, what to know about it. */
export function Field({
  pointer,
  label,
  help,
  required = false,
  as = 'field',
  class: extra = '',
  children,
}: Props): JSX.Element {
  const { t } = usePage();
  const fields = useFields();
  const id = fieldId(pointer);
  const problem = fields.problem(pointer);
  const notices = fields.notices(pointer);
  const described = [
    help != null && help !== '' ? `${id}-help` : '',
    problem === undefined ? '' : `${id}-problem`,
    notices.length > 0 ? `${id}-notice` : '',
  ].filter((part) => part !== '');
  const ties: Ties = {
    id,
    'aria-describedby': described.length === 0 ? undefined : described.join(' '),
    'aria-invalid': problem !== undefined,
    'aria-required': required,
    disabled: fields.locked(pointer),
    onBlur: () => fields.left(pointer),
  };
  const name = (
    <>
      <bdi>{label}</bdi>
      {!required && <span class="es-muted es-field__optional"> {t('field.optional')}</span>}
    </>
  );
  const rest = (
    <>
      {help != null && help !== '' && (
        <div class="es-field__help" id={`${id}-help`}>
          {help}
        </div>
      )}
      {children(ties)}
      {problem !== undefined && (
        <p class="es-field__problem" id={`${id}-problem`}>
          <Icon name="alert" />
          <bdi>{problem}</bdi>
        </p>
      )}
      {notices.length > 0 && (
        <div class="es-field__notice" id={`${id}-notice`} role="status">
          {notices.map((notice) => (
            <p key={notice}>
              <Icon name="info" />
              <bdi>{notice}</bdi>
            </p>
          ))}
        </div>
      )}
    </>
  );
  const look = `es-field ${problem === undefined ? '' : 'es-field--wrong'} ${extra}`;
  return as === 'group' ? (
    <fieldset class={look} disabled={ties.disabled} aria-describedby={ties['aria-describedby']}>
      <legend class="es-field__label">{name}</legend>
      {rest}
    </fieldset>
  ) : (
    <div class={look}>
      <label class="es-field__label" for={id}>
        {name}
      </label>
      {rest}
    </div>
  );
}
