import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Scheduled } from '../../api/words';
import { Dialog } from '../../dialog/Dialog';
import { randomKey } from '../../form/send/idempotency';
import { addressOf } from '../../route/route';
import { usePage } from '../../shell/page';
import { troubleText } from '../../shell/Trouble';
import type { BulkAct } from './Bulk';
import { carryOut, type Deed, type Outcome } from './carryOut';
import { shifted } from './shift';

interface Props {
  act: BulkAct;
  events: Scheduled[];
  close: (changed: boolean) => void;
}

const LONGEST = 366;

/** Asks once for many events, then tells how it goes with each. */
export function BulkDialog({ act, events, close }: Props): JSX.Element {
  const { api, announce, env, say, t } = usePage();
  const [days, setDays] = useState('7');
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>();
  const [over, setOver] = useState(false);
  const stop = useRef(false);
  // The same key for the same event, should its answer be lost and the person try again.
  const keys = useRef(events.map(randomKey));

  const later = /^\d{1,3}$/.test(days) && Number(days) >= 1 && Number(days) <= LONGEST ? Number(days) : undefined;
  const deed: Record<BulkAct, Deed> = {
    cancel: async (event) => {
      if (!event.actions.includes('cancel')) {
        return { kind: 'skipped' };
      }
      await api.command(env.name, event.id, 'cancel', event.revision);
      return { kind: 'done' };
    },
    clone: async (event) => {
      const key = keys.current[events.indexOf(event)] ?? randomKey();
      const { id } = await api.clone(env.name, event.id, { window: shifted(event.window, later ?? 7) }, key);
      return { kind: 'cloned', id };
    },
  };

  async function go(): Promise<void> {
    setOutcomes(events.map(() => ({ kind: 'waiting' })));
    await carryOut(events, deed[act], setOutcomes, () => stop.current);
    setOver(true);
    announce(t('bulk.over'));
  }

  const done = outcomes?.filter(({ kind }) => kind !== 'waiting' && kind !== 'running').length ?? 0;
  const leave = (): void => {
    stop.current = true;
    close(outcomes !== undefined);
  };
  return (
    <Dialog title={t(`bulk.${act}Title`, { count: events.length })} close={leave}>
      {outcomes === undefined ? (
        <>
          <p>{t(`bulk.${act}Text`)}</p>
          {act === 'clone' && (
            <label class="es-field es-field--short es-bulk__days">
              <span class="es-field__label">{t('bulk.days')}</span>
              <input
                class="jenkins-input"
                inputMode="numeric"
                value={days}
                aria-invalid={later === undefined}
                onInput={(input) => setDays(input.currentTarget.value.trim())}
              />
            </label>
          )}
        </>
      ) : (
        <progress class="es-meter" max={events.length} value={done} aria-label={t('bulk.progress')} />
      )}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
      <ul class="es-bulk__events" tabIndex={0} aria-label={t('bulk.title')}>
        {events.map((event, index) => (
          <li key={event.id}>
            <span>
              <bdi>{event.name}</bdi> <span class="es-bulk__when">{say.short(Date.parse(event.window.start))}</span>
            </span>
            <OutcomeText outcome={outcomes?.[index]} />
          </li>
        ))}
      </ul>
      <div class="es-dialog__buttons">
        {outcomes === undefined && (
          <button
            type="button"
            class={`jenkins-button jenkins-button--primary ${act === 'cancel' ? 'jenkins-!-destructive-color' : ''}`}
            aria-disabled={act === 'clone' && later === undefined}
            onClick={() => (act === 'cancel' || later !== undefined) && void go()}
          >
            {t(act === 'cancel' ? 'bulk.cancel' : 'action.clone')}
          </button>
        )}
        <button type="button" class="jenkins-button" data-safe onClick={leave}>
          {t(outcomes === undefined ? 'confirm.back' : over ? 'bulk.close' : 'bulk.stop')}
        </button>
      </div>
    </Dialog>
  );
}

function OutcomeText({ outcome }: { outcome: Outcome | undefined }): JSX.Element | null {
  const { env, t } = usePage();
  if (outcome === undefined) {
    return null;
  }
  switch (outcome.kind) {
    case 'cloned':
      return <a href={addressOf({ view: 'event', env: env.name, id: outcome.id })}>{t('bulk.cloned')}</a>;
    case 'refused':
      return <span class="es-bulk__bad">{troubleText(outcome.why, t)}</span>;
    case 'skipped':
      return <span class="es-bulk__bad">{t('bulk.skipped')}</span>;
    default:
      return <span class="es-muted">{t(`bulk.${outcome.kind}`)}</span>;
  }
}
