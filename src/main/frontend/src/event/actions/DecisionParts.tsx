import type { JSX } from 'preact';
import { Icon } from '../../icon/Icon';
import { Problem } from '../../api/problem';
import { usePage } from '../../shell/page';
import { troubleText } from '../../shell/Trouble';
import { Changes } from '../Changes';
import type { Decision } from './useDecision';

/** Why a decision was not carried out. */
export function DecisionNotes({ decision }: { decision: Decision }): JSX.Element {
  const { t } = usePage();
  const { outdated, basis, failure } = decision;
  return (
    <>
      {outdated !== undefined && <Changes before={outdated} after={basis} />}
      {failure !== undefined && (
        <div class="es-note es-note--bad" role="alert">
          <Icon name="alert" />
          <div>
            <p>{troubleText(failure, t)}</p>
            {failure instanceof Problem && failure.errors.length > 0 && (
              <ul>
                {failure.errors.map(({ pointer, detail }) => (
                  <li key={pointer}>{detail}</li>
                ))}
              </ul>
            )}
          </div>
        </div>
      )}
    </>
  );
}

interface Props {
  decision: Decision;
  close: () => void;
  label: string;
  destructive?: boolean;
  /** Whether there is something to decide on yet. */
  ready?: boolean;
}

export function DecisionButtons({ decision, close, label, destructive = false, ready = true }: Props): JSX.Element {
  const { t } = usePage();
  const { busy, decide, outdated } = decision;
  return (
    <div class="es-dialog__buttons">
      <button
        type="button"
        class={`jenkins-button jenkins-button--primary ${destructive ? 'jenkins-!-destructive-color' : ''}`}
        aria-disabled={busy || !ready}
        onClick={() => {
          if (!busy && ready) {
            void decide();
          }
        }}
      >
        {busy ? t('confirm.busy') : outdated === undefined ? label : t('stale.anyway', { action: label })}
      </button>
      <button type="button" class="jenkins-button" data-safe={destructive || undefined} onClick={close}>
        {t('confirm.back')}
      </button>
    </div>
  );
}
