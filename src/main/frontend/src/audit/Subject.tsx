import type { JSX } from 'preact';
import type { AuditCheck, Verdict } from '../api/places';
import { Copy } from '../event/Outputs';
import type { IconName } from '../icon/drawings';
import { Icon } from '../icon/Icon';
import { usePage } from '../shell/page';

const ICONS: Record<Verdict, IconName> = { failed: 'cross', unknown: 'info', warning: 'alert', passed: 'check' };

/** One thing that was looked at: what is wrong with it in sight, what is well with it for those who ask. */
export function Subject({ subject, checks }: { subject: string; checks: AuditCheck[] }): JSX.Element {
  const { t } = usePage();
  const bad = checks.filter(({ verdict }) => verdict !== 'passed');
  const well = checks.filter(({ verdict }) => verdict === 'passed');
  return (
    <section class="es-section es-audit__subject" aria-label={subject}>
      <h2 class="es-heading">
        <bdi>{subject}</bdi>
      </h2>
      <Checks checks={bad} />
      {well.length > 0 && (
        <details>
          <summary>{t('audit.well', { count: well.length })}</summary>
          <Checks checks={well} />
        </details>
      )}
    </section>
  );
}

function Checks({ checks }: { checks: AuditCheck[] }): JSX.Element | null {
  const { t } = usePage();
  return checks.length === 0 ? null : (
    <ul class="es-audit__checks">
      {checks.map((check, index) => (
        <li key={`${check.id}-${index}`} class="es-audit__check">
          <span class={`es-verdict es-verdict--${check.verdict}`}>
            <Icon name={ICONS[check.verdict]} />
            {t(`audit.${check.verdict}`)}
          </span>
          <div class="es-audit__told">
            <p dir="auto">{check.evidence}</p>
            {check.remedy !== null && (
              <div class="es-audit__remedy">
                <span class="es-muted">{t('audit.remedy')}</span>
                <code dir="auto">{check.remedy}</code>
                <Copy name={t('audit.remedyOf', { check: check.id })} text={check.remedy} />
              </div>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
