import type { JSX } from 'preact';
import type { Preview as Checked } from '../api/words';
import { Icon } from '../icon/Icon';
import type { IconName } from '../icon/drawings';
import { usePage } from '../shell/page';
import { durationOf, minutesToIso } from '../time/durations';
import { isZone, readLocal, sameClock } from '../time/zones';
import type { Typed } from './typed';

export interface Plan {
  prerollAt: number;
  start: number;
  end: number;
  zone: string;
}

/** What will happen when: as the server says, or by the same rules as long as something else is missing. */
export function planOf(typed: Typed, checked: Checked | null): Plan | undefined {
  if (checked !== null) {
    const { prerollAt, start, end, zone } = checked;
    return { prerollAt: Date.parse(prerollAt), start: Date.parse(start), end: Date.parse(end), zone };
  }
  const lead = minutesToIso(typed.lead);
  if (!isZone(typed.zone) || lead === undefined) {
    return undefined;
  }
  const start = readLocal(typed.start, typed.zone, 'start')?.instant;
  const end = readLocal(typed.end, typed.zone, 'end')?.instant;
  return start === undefined || end === undefined || end <= start
    ? undefined
    : { prerollAt: start - durationOf(lead), start, end, zone: typed.zone };
}

export function Preview({ plan }: { plan: Plan | undefined }): JSX.Element {
  const { env, say, t } = usePage();
  return (
    <section class="es-preview" aria-labelledby="es-preview">
      <h2 class="es-heading" id="es-preview">
        {t('preview.title')}
      </h2>
      {plan === undefined ? (
        <p class="es-muted">{t('preview.none')}</p>
      ) : (
        <>
          <ol class="es-preview__line">
            <Moment icon="up" label={t('preview.preroll')} at={plan.prerollAt} zone={plan.zone} />
            <Moment icon="live" label={t('preview.ready')} at={plan.start} zone={plan.zone} strong />
            <Moment icon="down" label={t('preview.ends')} at={plan.end} zone={plan.zone} strong />
            <Moment
              icon="check"
              label={t('preview.gone')}
              at={plan.end + durationOf(env.limits.postrollTimeout)}
              zone={plan.zone}
            />
          </ol>
          <p class="es-muted">{t('form.lastsFor', { duration: say.duration(plan.end - plan.start) })}</p>
        </>
      )}
    </section>
  );
}

interface MomentProps {
  icon: IconName;
  label: string;
  at: number;
  zone: string;
  strong?: boolean;
}

function Moment({ icon, label, at, zone, strong = false }: MomentProps): JSX.Element {
  const { say } = usePage();
  return (
    <li class={`es-preview__moment ${strong ? 'es-preview__moment--strong' : ''}`}>
      <span class="es-preview__sign">
        <Icon name={icon} />
      </span>
      <span class="es-preview__label">{label}</span>
      <time dateTime={new Date(at).toISOString()}>{say.moment(at)}</time>
      {!sameClock(zone, say.zone, at) && <span class="es-muted">{say.moment(at, zone)}</span>}
    </li>
  );
}
