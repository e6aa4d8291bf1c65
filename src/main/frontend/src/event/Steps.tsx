import type { JSX } from 'preact';
import type { Run, Step } from '../api/words';
import { Icon } from '../icon/Icon';
import type { IconName } from '../icon/drawings';
import { useNow } from '../live/useNow';
import { usePage } from '../shell/page';
import { Console } from './Console';

const SIGN: Record<Step['state'], IconName | null> = {
  pending: null,
  running: 'arrow',
  succeeded: 'check',
  failed: 'cross',
};

/** One attempt of a phase, step by step. */
export function Steps({ run, title }: { run: Run; title: string }): JSX.Element {
  const { say, t } = usePage();
  const now = useNow();
  const done = run.steps.filter(({ state }) => state === 'succeeded').length;
  const total = run.steps.length;
  return (
    <div class="es-run">
      <div class="es-section__head">
        <h3 class="es-subheading">{title}</h3>
        {total > 0 && <span class="es-muted">{t('steps.done', { done, total })}</span>}
      </div>
      {run.trouble !== null && (
        <p class="es-note es-note--warn" role="status">
          <Icon name="unplugged" />
          <span>{t('steps.trouble', { trouble: run.trouble })}</span>
        </p>
      )}
      {total > 0 && run.result === 'running' && (
        <progress class="es-meter" max={total} value={done} aria-label={t('steps.progress')} />
      )}
      {total === 0 && run.result === 'running' && <p class="es-muted">{t('steps.starting')}</p>}
      <ol class="es-steps">
        {run.steps.map((step) => (
          <StepLine key={step.name} step={step} now={now} />
        ))}
      </ol>
      <p class="es-muted es-run__foot">
        {run.result === 'running' && <span>{t('steps.deadline', { time: say.moment(Date.parse(run.deadline)) })}</span>}
        <Console url={run.console} />
      </p>
    </div>
  );
}

function StepLine({ step, now }: { step: Step; now: number }): JSX.Element {
  const { say, t } = usePage();
  const sign = SIGN[step.state];
  const from = step.startedAt === null ? null : Date.parse(step.startedAt);
  const to = step.endedAt === null ? now : Date.parse(step.endedAt);
  return (
    <li class={`es-step es-step--${step.state}`}>
      <span class="es-step__sign">{sign !== null && <Icon name={sign} />}</span>
      <span class="es-step__name">
        <bdi>{step.name}</bdi>
        <span class="es-muted es-step__action">
          <bdi>{step.action}</bdi>
        </span>
      </span>
      <span class="es-step__state">
        {t(`step.${step.state}`)}
        {from !== null && <span class="es-muted"> · {say.duration(to - from)}</span>}
      </span>
    </li>
  );
}
