import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Follow as Following } from '../../api/around';
import { Problem } from '../../api/problem';
import type { Scheduled } from '../../api/words';
import { Icon } from '../../icon/Icon';
import { usePage } from '../../shell/page';
import { troubleText } from '../../shell/Trouble';

/** Whether the person is told by e-mail what becomes of the event. Nothing where no e-mail is sent. */
export function Follow({ event }: { event: Scheduled }): JSX.Element | null {
  const { announce, api, env, me, t } = usePage();
  const { id } = event;
  const [following, setFollowing] = useState<Following>();
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    // What cannot be asked is not offered; the page works without it.
    api.follow(env.name, id).then(setFollowing, () => undefined);
  }, [api, env.name, id]);

  if (following === undefined || !following.available || !me.authenticated) {
    return null;
  }
  const attempt = async (act: () => Promise<Following>, said: 'follow.begun' | 'follow.ended'): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      setFollowing(await act());
      announce(t(said));
    } catch (why) {
      setFailure(why);
    } finally {
      setBusy(false);
    }
  };
  const begin = (): Promise<void> =>
    attempt(() => api.beginToFollow(env.name, id, typed.trim() === '' ? null : typed.trim()), 'follow.begun');
  const end = (): Promise<void> =>
    attempt(async () => {
      await api.endToFollow(env.name, id);
      return { ...following, address: null, since: null };
    }, 'follow.ended');
  const mayChoose = following.own === null || event.actions.includes('change');
  return (
    <section class="es-section es-follow" aria-labelledby="es-follow">
      <h2 class="es-heading" id="es-follow">
        {t('follow.title')}
      </h2>
      <p class="es-muted">
        {following.address === null ? t('follow.text') : t('follow.told', { address: following.address })}
      </p>
      {following.address === null && mayChoose && (
        <label class="es-field">
          <span class="es-field__label">{t('follow.address')}</span>
          <input
            class="jenkins-input"
            type="email"
            autocomplete="email"
            placeholder={following.own ?? ''}
            value={typed}
            onInput={(input) => setTyped(input.currentTarget.value)}
          />
        </label>
      )}
      {failure !== undefined && (
        <p class="es-note es-note--bad" role="alert">
          <Icon name="alert" />
          <span>
            {failure instanceof Problem && failure.errors[0] !== undefined
              ? failure.errors[0].detail
              : troubleText(failure, t)}
          </span>
        </p>
      )}
      <button
        type="button"
        class="jenkins-button"
        aria-disabled={busy}
        onClick={() => {
          if (!busy) {
            void (following.address === null ? begin() : end());
          }
        }}
      >
        {t(following.address === null ? 'follow.begin' : 'follow.end')}
      </button>
    </section>
  );
}
