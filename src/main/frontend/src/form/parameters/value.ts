import type { ParameterSpec } from '../../api/places';
import type { Value } from '../../api/words';

/** The text of a value that the form shows as one text. */
export function textOf(value: Value | undefined): string {
  return Array.isArray(value) ? value.join('\n') : (value ?? '');
}

export function rowsOf(value: Value | undefined): string[] {
  return Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects of a JSON list, each as text; undefined when the text is no such list. */
export function mapsOf(text: string): string[] | undefined {
  const list = parsed(text);
  return Array.isArray(list) && list.every(isObject) ? list.map((each) => JSON.stringify(each)) : undefined;
}

export function isMap(text: string): boolean {
  return isObject(parsed(text));
}

/** A value of the API as the form shows it: maps as readable JSON, lists as rows. */
export function shownOf(spec: ParameterSpec, value: Value | undefined): Value {
  switch (spec.type) {
    case 'string_list':
      return rowsOf(value);
    case 'map_list':
      return Array.isArray(value)
        ? JSON.stringify(
            value.map((each) => parsed(each) ?? each),
            null,
            2,
          )
        : textOf(value);
    case 'string_map': {
      const map = parsed(textOf(value));
      return map === undefined ? textOf(value) : JSON.stringify(map, null, 2);
    }
    default:
      return textOf(value);
  }
}

/** What was typed, as the API takes it; undefined when nothing was, so that the target's default holds. */
export function valueOf(spec: ParameterSpec, typed: Value | undefined): Value | undefined {
  switch (spec.type) {
    case 'string_list': {
      const rows = rowsOf(typed).filter((row) => row.trim() !== '');
      return rows.length === 0 ? undefined : rows;
    }
    case 'map_list': {
      // The API's own form, a list of texts, is what a clone begins with.
      const text = textOf(shownOf(spec, typed)).trim();
      return text === '' ? undefined : (mapsOf(text) ?? [text]);
    }
    case 'integer':
    case 'number':
    case 'string_map':
    case 'boolean': {
      const text = textOf(typed).trim();
      return text === '' ? undefined : text;
    }
    case 'string': {
      const text = textOf(typed);
      return text === '' ? undefined : text;
    }
  }
}
