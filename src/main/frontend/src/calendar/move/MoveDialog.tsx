import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Check, Draft } from '../../api/words';
import { Dialog } from '../../dialog/Dialog';
import { DecisionButtons, DecisionNotes } from '../../event/actions/DecisionParts';
import { useDecision } from '../../event/actions/useDecision';
import { Conflicts } from '../../form/wizard/Conflicts';
import { Icon } from '../../icon/Icon';
import { usePage } from '../../shell/page';
import { type Local, localOf, readLocal } from '../../time/zones';
import { movable, type Move } from './move';

interface Props {
  move: Move;
  close: () => void;
  done: () => Promise<void>;
}

const PAUSE = 300;

/** Asks whether an event shall take place then; the times can still be typed over. */
export function MoveDialog({ move, close, done }: Props): JSX.Element {
  const { announce, api, say, t } = usePage();
  const { event } = move;
  const { zone } = event.window;
  const [start, setStart] = useState(() => localOf(move.start, zone));
  const [end, setEnd] = useState(() => localOf(move.end, zone));
  // What was not typed over keeps its seconds.
  const instant = (local: Local, given: number, side: 'start' | 'end'): number | undefined =>
    JSON.stringify(local) === JSON.stringify(localOf(given, zone)) ? given : readLocal(local, zone, side)?.instant;
  const from = instant(start, move.start, 'start');
  const to = instant(end, move.end, 'end');
  const whole = movable(event) === 'all';
  const ready = from !== undefined && to !== undefined && to > from;
  const check = useMoveCheck(move, from, to, ready);
  const decision = useDecision(
    event,
    async (basis) => {
      if (from !== undefined && to !== undefined) {
        const window = {
          ...(whole ? { start: new Date(from).toISOString() } : {}),
          end: new Date(to).toISOString(),
        };
        await api.change(basis.environment, basis.id, basis.revision, { window });
        announce(t('done.move', { name: basis.name, time: say.moment(from) }));
      }
    },
    done,
  );
  const wasStart = Date.parse(decision.basis.window.start);
  const wasEnd = Date.parse(decision.basis.window.end);
  return (
    <Dialog title={t('move.title', { name: decision.basis.name })} close={close}>
      <dl class="es-move">
        <dt class="es-muted">{t('move.before')}</dt>
        <dd>
          <s>{say.window(wasStart, wasEnd)}</s>
        </dd>
        <dt class="es-muted">{t('move.after')}</dt>
        <dd aria-live="polite">
          <strong>{ready ? say.window(from, to) : t('problem.order')}</strong>
        </dd>
      </dl>
      {whole && <Times label={t('field.start')} local={start} change={setStart} />}
      <Times label={t('field.end')} local={end} change={setEnd} />
      <p class="es-muted">{t('progress.zone', { zone })}</p>
      {[...(check?.problems ?? []), ...(check?.notices ?? [])].map(({ message }) => (
        <p key={message} class="es-field__problem">
          <Icon name="alert" />
          <bdi>{message}</bdi>
        </p>
      ))}
      <Conflicts conflicts={check?.conflicts ?? []} />
      <DecisionNotes decision={decision} />
      <DecisionButtons
        decision={decision}
        close={close}
        label={t(whole ? 'move.act' : 'action.extend')}
        ready={ready && (check?.problems ?? []).length === 0}
      />
    </Dialog>
  );
}

interface TimesProps {
  label: string;
  local: Local;
  change: (to: Local) => void;
}

function Times({ label, local, change }: TimesProps): JSX.Element {
  const { t } = usePage();
  return (
    <fieldset class="es-field es-move__times">
      <legend class="es-field__label">{label}</legend>
      <div class="es-moment">
        <input
          type="date"
          class="jenkins-input"
          aria-label={t('form.date', { of: label })}
          value={local.date}
          onInput={(input) => change({ ...local, date: input.currentTarget.value })}
        />
        <input
          type="time"
          class="jenkins-input"
          aria-label={t('form.time', { of: label })}
          value={local.time}
          onInput={(input) => change({ ...local, time: input.currentTarget.value })}
        />
      </div>
    </fieldset>
  );
}

/** What the server says of the event at its new time; nothing while it cannot be asked. */
function useMoveCheck({ event }: Move, from: number | undefined, to: number | undefined, ready: boolean) {
  const { api } = usePage();
  const [check, setCheck] = useState<Check>();
  useEffect(() => {
    if (!ready || from === undefined || to === undefined) {
      return;
    }
    let wanted = true;
    const { name, notes, lead, audience, criticality, performanceTarget, target, parameters } = event;
    const window = { start: new Date(from).toISOString(), end: new Date(to).toISOString(), zone: event.window.zone };
    const draft: Draft = { name, notes, lead, audience, criticality, performanceTarget, target, parameters, window };
    const timer = setTimeout(() => {
      api.check(event.environment, draft, event.id).then(
        (answer) => wanted && setCheck(answer),
        () => wanted && setCheck(undefined),
      );
    }, PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [api, event, from, to, ready]);
  return check && { ...check, conflicts: check.conflicts.filter(({ id }) => id !== event.id) };
}
