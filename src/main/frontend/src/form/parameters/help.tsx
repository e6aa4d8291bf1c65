import type { JSX } from 'preact';
import type { Environment, ParameterSpec } from '../../api/places';
import { prose } from '../../prose/prose';
import type { T } from '../../words/words';
import { textOf } from './value';

const REFERENCE = '{{resolve:secretsmanager:shop}}';

/** What the target accepts, in words. */
function bounds({ type, constraints: c }: ParameterSpec, t: T): string[] {
  const said: string[] = [];
  if (c.minValue !== null && c.maxValue !== null) {
    said.push(t('limit.range', { min: c.minValue, max: c.maxValue }));
  } else if (c.minValue !== null) {
    said.push(t('problem.min', { min: c.minValue }));
  } else if (c.maxValue !== null) {
    said.push(t('problem.max', { max: c.maxValue }));
  }
  if (type === 'string' && c.maxLength !== null) {
    said.push(t('problem.maxLength', { count: c.maxLength }));
  }
  if (c.maxItems !== null) {
    said.push(t('problem.maxItems', { count: c.maxItems }));
  }
  return said;
}

/** The target's own description, what it accepts, and what holds when nothing is typed: all of it plain text. */
export function parameterHelp(spec: ParameterSpec, secrets: Environment['secrets'], t: T): JSX.Element {
  const lines = [prose(spec.description).text, spec.constraintDescription ?? '', bounds(spec, t).join(' ')];
  const fallback = spec.default === null ? '' : textOf(spec.default).replaceAll('\n', ', ');
  return (
    <>
      {lines
        .filter((line) => line !== '')
        .map((line) => (
          <p key={line}>
            <bdi>{line}</bdi>
          </p>
        ))}
      {spec.noEcho && <p>{secrets === 'reference' ? t('help.reference', { example: REFERENCE }) : t('help.secret')}</p>}
      {spec.default !== null && !spec.noEcho && spec.type !== 'boolean' && (
        <p>{fallback === '' ? t('help.defaultEmpty') : t('help.default', { value: fallback })}</p>
      )}
    </>
  );
}
