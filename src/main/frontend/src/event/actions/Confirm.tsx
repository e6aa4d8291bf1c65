import type { JSX } from 'preact';
import { Dialog } from '../../dialog/Dialog';
import type { Scheduled } from '../../api/words';
import { EVERYTHING } from '../../route/listState';
import { usePage } from '../../shell/page';
import { DESTRUCTIVE } from './choices';
import { DecisionButtons, DecisionNotes } from './DecisionParts';
import { useDecision } from './useDecision';

export type Confirmed = 'end' | 'cancel' | 'retry' | 'delete';

interface Props {
  act: Confirmed;
  event: Scheduled;
  close: () => void;
  done: () => Promise<void>;
}

/** Asks before something that cannot be undone. */
export function Confirm({ act, event, close, done }: Props): JSX.Element {
  const { api, env, go, announce, t } = usePage();
  const decision = useDecision(
    event,
    async ({ id, revision }) => {
      if (act === 'delete') {
        await api.remove(env.name, id, revision);
      } else {
        await api.command(env.name, id, act, revision);
      }
      announce(t(`done.${act}`, { name: event.name }));
    },
    async () => {
      if (act === 'delete') {
        go({ view: 'events', env: env.name, list: EVERYTHING });
      } else {
        await done();
      }
    },
  );
  const begun = event.status !== 'scheduled';
  return (
    <Dialog title={t(`confirm.${act}`, { name: decision.basis.name })} close={close}>
      <p>{t(act === 'cancel' && begun ? 'confirm.cancelBegunText' : `confirm.${act}Text`)}</p>
      <DecisionNotes decision={decision} />
      <DecisionButtons
        decision={decision}
        close={close}
        label={t(`action.${act}`)}
        destructive={DESTRUCTIVE.includes(act)}
      />
    </Dialog>
  );
}
