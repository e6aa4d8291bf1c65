import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Scheduled } from '../../api/words';
import { Dialog } from '../../dialog/Dialog';
import { usePage } from '../../shell/page';
import { MINUTE } from '../../time/durations';
import { DecisionButtons, DecisionNotes } from './DecisionParts';
import { useDecision } from './useDecision';

const QUICK = [15, 30, 60] as const;

interface Props {
  event: Scheduled;
  close: () => void;
  done: () => Promise<void>;
}

/** Minutes as typed; undefined when they are none. */
export function extension(text: string): number | undefined {
  const minutes = /^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : 0;
  return minutes > 0 ? minutes : undefined;
}

/** A later end, in one tap and a confirmation. */
export function Extend({ event, close, done }: Props): JSX.Element {
  const { api, env, announce, say, t } = usePage();
  const [chosen, setChosen] = useState<number | 'other'>(30);
  const [typed, setTyped] = useState('');
  const minutes = chosen === 'other' ? extension(typed) : chosen;

  const endOf = ({ window }: Scheduled, more: number): number => Date.parse(window.end) + more * MINUTE;
  const decision = useDecision(
    event,
    async (basis) => {
      if (minutes !== undefined) {
        const end = endOf(basis, minutes);
        await api.change(env.name, basis.id, basis.revision, { window: { end: new Date(end).toISOString() } });
        announce(t('done.extend', { name: event.name, time: say.moment(end) }));
      }
    },
    done,
  );
  return (
    <Dialog title={t('confirm.extend', { name: decision.basis.name })} close={close}>
      <fieldset class="es-choices">
        <legend class="es-hidden">{t('extend.by')}</legend>
        {QUICK.map((each) => (
          <label key={each} class="es-choice">
            <input type="radio" name="extend" checked={chosen === each} onChange={() => setChosen(each)} />
            <span>+{say.duration(each * MINUTE)}</span>
          </label>
        ))}
        <label class="es-choice">
          <input type="radio" name="extend" checked={chosen === 'other'} onChange={() => setChosen('other')} />
          <span>{t('extend.other')}</span>
        </label>
      </fieldset>
      {chosen === 'other' && (
        <label class="es-field es-field--short">
          <span class="es-field__label">{t('extend.minutes')}</span>
          <input
            class="jenkins-input"
            inputMode="numeric"
            value={typed}
            onInput={(input) => setTyped(input.currentTarget.value)}
          />
        </label>
      )}
      <p class="es-extend__result" aria-live="polite">
        {minutes === undefined
          ? t('extend.none')
          : t('extend.until', { time: say.moment(endOf(decision.basis, minutes)) })}
      </p>
      <DecisionNotes decision={decision} />
      <DecisionButtons decision={decision} close={close} label={t('action.extend')} ready={minutes !== undefined} />
    </Dialog>
  );
}
