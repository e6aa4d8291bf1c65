import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../icon/Icon';
import { LongText } from '../shell/LongText';
import { usePage } from '../shell/page';
import { copyText } from './copyText';

/** What bringing up has yielded: addresses, names, sizes. */
export function Outputs({ outputs }: { outputs: Record<string, string> }): JSX.Element | null {
  const { t } = usePage();
  const names = Object.keys(outputs).sort();
  return names.length === 0 ? null : (
    <section class="es-section" aria-labelledby="es-outputs">
      <h2 class="es-heading" id="es-outputs">
        {t('outputs.title')}
      </h2>
      <dl class="es-outputs">
        {names.map((name) => (
          <div key={name} class="es-output">
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>
              <code class="es-output__value" dir="auto">
                <LongText text={outputs[name] ?? ''} />
              </code>
              <Copy name={name} text={outputs[name] ?? ''} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Puts a text on the clipboard, and says so. */
export function Copy({ name, text }: { name: string; text: string }): JSX.Element {
  const { t, announce } = usePage();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    const timer = copied ? setTimeout(() => setCopied(false), 2_000) : undefined;
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (): Promise<void> => {
    const done = await copyText(text);
    setCopied(done);
    announce(t(done ? 'outputs.copied' : 'outputs.notCopied', { name }));
  };
  return (
    <button
      type="button"
      class="jenkins-button jenkins-button--tertiary es-output__copy"
      aria-label={t('outputs.copy', { name })}
      onClick={() => void copy()}
    >
      <Icon name={copied ? 'check' : 'copy'} />
    </button>
  );
}
