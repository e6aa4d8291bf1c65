import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { Audit } from '../api/places';
import { Icon } from '../icon/Icon';
import { useLive } from '../live/useLive';
import { LeftOver } from '../orphans/LeftOver';
import { Connection } from '../shell/Connection';
import { Heading } from '../shell/Heading';
import { usePage } from '../shell/page';
import { Skeleton } from '../shell/Skeleton';
import { Trouble, troubleText } from '../shell/Trouble';
import { bySubject, WORST_FIRST } from './bySubject';
import { Subject } from './Subject';

const CADENCE = 30_000;

/** While it runs people watch it. */
const EAGER = 700;

/** Whether everything that events will need is in place, how to mend what is not, and what events left over. */
export function AuditView(): JSX.Element {
  const { env, t } = usePage();
  return (
    <div class="es-audit">
      {env.may.includes('configure') ? (
        <Checks />
      ) : (
        <header class="es-head">
          <Heading title={t('nav.audit')}>{t('nav.audit')}</Heading>
        </header>
      )}
      <LeftOver />
    </div>
  );
}

function Checks(): JSX.Element {
  const { api, clock, env, t } = usePage();
  const live = useLive<Audit>(
    env.name,
    useCallback(() => api.audit(env.name), [api, env.name]),
    (audit) => (audit?.state === 'running' ? EAGER : CADENCE),
    clock.now,
  );
  return (
    <>
      <header class="es-head">
        <div>
          <Heading title={t('nav.audit')}>{t('nav.audit')}</Heading>
          <p class="es-muted">{t('audit.intro')}</p>
        </div>
        {live.value !== undefined && <Run audit={live.value} refresh={live.refresh} />}
      </header>
      <Connection live={live} />
      {live.value === undefined ? (
        live.failure === undefined ? (
          <Skeleton lines={8} t={t} />
        ) : (
          <Trouble failure={live.failure} t={t} retry={() => void live.refresh()} />
        )
      ) : (
        <Findings audit={live.value} />
      )}
    </>
  );
}

function Findings({ audit }: { audit: Audit }): JSX.Element {
  const { clock, say, t } = usePage();
  if (audit.state === 'never') {
    return <p class="es-muted">{t('audit.never')}</p>;
  }
  return (
    <>
      {audit.state === 'running' ? (
        <p class="es-audit__running">
          <progress aria-label={t('audit.runningTitle')} />
          <span>{t('audit.running', { count: audit.checks.length })}</span>
        </p>
      ) : (
        <p class="es-muted">
          {t('audit.looked', { ago: say.ago(clock.now() - Date.parse(audit.finishedAt ?? audit.startedAt ?? '')) })}
        </p>
      )}
      {audit.state === 'broken' && (
        <p class="es-note es-note--bad" role="alert">
          <Icon name="alert" />
          <span>{t('audit.broken')}</span>
        </p>
      )}
      <ul class="es-audit__counts">
        {WORST_FIRST.map((verdict) => (
          <li key={verdict} class={`es-verdict es-verdict--${verdict}`}>
            <strong>{audit.counts[verdict]}</strong> {t(`audit.${verdict}`)}
          </li>
        ))}
      </ul>
      {bySubject(audit.checks).map(([subject, checks]) => (
        <Subject key={subject} subject={subject} checks={checks} />
      ))}
    </>
  );
}

function Run({ audit, refresh }: { audit: Audit; refresh: () => Promise<void> }): JSX.Element {
  const { announce, api, env, t } = usePage();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const running = busy || audit.state === 'running';
  const run = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await api.runAudit(env.name);
      announce(t('audit.runningTitle'));
      await refresh();
    } catch (why) {
      setFailure(why);
    }
    setBusy(false);
  };
  return (
    <span class="es-audit__run">
      <button
        type="button"
        class="jenkins-button jenkins-button--primary"
        aria-disabled={running}
        onClick={() => !running && void run()}
      >
        <Icon name="search" />
        {t(running ? 'audit.runningTitle' : audit.state === 'never' ? 'audit.run' : 'audit.again')}
      </button>
      {failure !== undefined && (
        <span class="es-bulk__bad" role="alert">
          {troubleText(failure, t)}
        </span>
      )}
    </span>
  );
}
