import type { JSX } from 'preact';
import { Icon } from '../../icon/Icon';
import { type Step, STEPS } from '../../route/beginning';
import { usePage } from '../../shell/page';

interface Props {
  step: Step;
  /** Steps that the person has left and in which something is wrong. */
  wrong: readonly Step[];
  choose: (step: Step) => void;
}

/** Where one is in the wizard, and the way to any of its steps. */
export function Stepper({ step, wrong, choose }: Props): JSX.Element {
  const { t } = usePage();
  const at = STEPS.indexOf(step);
  return (
    <nav aria-label={t('wizard.steps')}>
      <ol class="es-stepper">
        {STEPS.map((each, index) => {
          const state = wrong.includes(each) ? 'wrong' : index < at ? 'done' : index === at ? 'now' : 'ahead';
          return (
            <li key={each} class={`es-stepper__step es-stepper__step--${state}`}>
              <button type="button" aria-current={each === step ? 'step' : undefined} onClick={() => choose(each)}>
                <span class="es-stepper__sign">
                  {state === 'done' ? <Icon name="check" /> : state === 'wrong' ? <Icon name="alert" /> : index + 1}
                </span>
                {t(`wizard.${each}`)}
                {state === 'wrong' && <span class="es-hidden"> ({t('wizard.wrong')})</span>}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
