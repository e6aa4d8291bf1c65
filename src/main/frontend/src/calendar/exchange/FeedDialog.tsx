import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Feed } from '../../api/around';
import { Dialog } from '../../dialog/Dialog';
import { copyText } from '../../event/copyText';
import { Icon } from '../../icon/Icon';
import { usePage } from '../../shell/page';
import { troubleText } from '../../shell/Trouble';

/** The address under which Outlook or Google can follow these events. Who has it sees what its owner sees. */
export function FeedDialog({ close }: { close: () => void }): JSX.Element {
  const { announce, api, env, say, t } = usePage();
  const [feed, setFeed] = useState<Feed>();
  const [failure, setFailure] = useState<unknown>();

  useEffect(() => {
    api.feed(env.name).then(setFeed, (why: unknown) => setFailure(why));
  }, [api, env.name]);

  const attempt = <T,>(act: Promise<T>, done: (answer: T) => void): void => {
    setFailure(undefined);
    act.then(done, (why: unknown) => setFailure(why));
  };
  const exists = feed !== undefined && (feed.createdAt !== null || feed.url !== null);
  const url = feed?.url ?? null;
  return (
    <Dialog title={t('feed.title')} close={close}>
      <p>{t('feed.text')}</p>
      {url !== null ? (
        <>
          <p class="es-note es-note--warn">
            <Icon name="info" />
            <span>{t('feed.once')}</span>
          </p>
          <div class="es-output es-feed">
            <code class="es-output__value">{url}</code>
            <button
              type="button"
              class="jenkins-button jenkins-button--tertiary"
              aria-label={t('outputs.copy', { name: t('feed.address') })}
              onClick={() =>
                void copyText(url).then((done) =>
                  announce(t(done ? 'outputs.copied' : 'outputs.notCopied', { name: t('feed.address') })),
                )
              }
            >
              <Icon name="copy" />
            </button>
          </div>
        </>
      ) : (
        exists && (
          <p class="es-muted">
            {feed.createdAt === null
              ? t('feed.exists')
              : t('feed.since', { time: say.moment(Date.parse(feed.createdAt)) })}
          </p>
        )
      )}
      {failure !== undefined && (
        <p class="es-note es-note--bad" role="alert">
          <Icon name="alert" />
          <span>{troubleText(failure, t)}</span>
        </p>
      )}
      <div class="es-dialog__buttons">
        {url === null && (
          <button
            type="button"
            class="jenkins-button jenkins-button--primary"
            onClick={() => attempt(api.makeFeed(env.name), setFeed)}
          >
            {t(exists ? 'feed.renew' : 'feed.make')}
          </button>
        )}
        {exists && (
          <button
            type="button"
            class="jenkins-button jenkins-!-destructive-color"
            onClick={() =>
              attempt(api.revokeFeed(env.name), () => {
                setFeed({ url: null, createdAt: null });
                announce(t('feed.revoked'));
              })
            }
          >
            {t('feed.revoke')}
          </button>
        )}
        <button type="button" class="jenkins-button" data-safe onClick={close}>
          {t('bulk.close')}
        </button>
      </div>
    </Dialog>
  );
}
