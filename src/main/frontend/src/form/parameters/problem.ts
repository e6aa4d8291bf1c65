import type { ParameterSpec } from '../../api/places';
import type { Value } from '../../api/words';
import type { T } from '../../words/words';
import { isMap, mapsOf, rowsOf, textOf, valueOf } from './value';

/**
 * What is wrong with a value, at once and in the viewer's language. The server checks everything again; patterns it
 * checks alone, because they are written for another engine, and a bad one would freeze the browser.
 */
export function parameterProblem(spec: ParameterSpec, typed: Value | undefined, t: T): string | undefined {
  if (spec.filledFrom !== null) {
    return undefined;
  }
  if (valueOf(spec, typed) === undefined) {
    return spec.required ? t('problem.needed') : undefined;
  }
  if (spec.noEcho) {
    return undefined;
  }
  switch (spec.type) {
    case 'integer':
      return /^[+-]?\d{1,18}$/.test(textOf(typed).trim()) ? range(spec, textOf(typed), t) : t('problem.integer');
    case 'number':
      return /^[+-]?\d+(\.\d+)?$/.test(textOf(typed).trim()) ? range(spec, textOf(typed), t) : t('problem.number');
    case 'string_map':
      return isMap(textOf(typed)) ? undefined : t('problem.map');
    case 'map_list':
      return Array.isArray(typed) || mapsOf(textOf(typed)) !== undefined ? undefined : t('problem.mapList');
    case 'string_list':
      return list(spec, rowsOf(typed), t);
    case 'string':
      return length(spec, textOf(typed), t) ?? range(spec, textOf(typed), t);
    case 'boolean':
      return undefined;
  }
}

function range({ constraints: { minValue, maxValue } }: ParameterSpec, text: string, t: T): string | undefined {
  if (minValue === null && maxValue === null) {
    return undefined;
  }
  const value = Number(text);
  if (Number.isNaN(value)) {
    return t('problem.number');
  }
  if (minValue !== null && value < minValue) {
    return t('problem.min', { min: minValue });
  }
  return maxValue !== null && value > maxValue ? t('problem.max', { max: maxValue }) : undefined;
}

function length({ constraints: { minLength, maxLength } }: ParameterSpec, text: string, t: T): string | undefined {
  if (minLength !== null && text.length < minLength) {
    return t('problem.minLength', { count: minLength });
  }
  return maxLength !== null && text.length > maxLength ? t('problem.maxLength', { count: maxLength }) : undefined;
}

function list(spec: ParameterSpec, rows: string[], t: T): string | undefined {
  const { minItems, maxItems } = spec.constraints;
  const filled = rows.filter((row) => row.trim() !== '');
  if (minItems !== null && filled.length < minItems) {
    return t('problem.minItems', { count: minItems });
  }
  if (maxItems !== null && filled.length > maxItems) {
    return t('problem.maxItems', { count: maxItems });
  }
  return filled.map((row) => length(spec, row, t)).find((problem) => problem !== undefined);
}
