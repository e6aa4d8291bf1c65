import { describe, expect, it } from 'vitest';
import { aSpec } from '../../fixture/place';
import { t } from '../../fixture/show';
import { kindOf } from './ParameterField';
import { parameterProblem } from './problem';
import { shownOf, valueOf } from './value';

describe('what was typed, as the API takes it', () => {
  it.each([
    ['string', ' as typed ', ' as typed '],
    ['string', '', undefined],
    ['integer', ' 12 ', '12'],
    ['number', '0.5', '0.5'],
    ['boolean', 'false', 'false'],
    ['boolean', '', undefined],
    ['string_list', ['a', ' ', 'b'], ['a', 'b']],
    ['string_list', ['', ''], undefined],
    ['string_map', ' {"a": "b"} ', '{"a": "b"}'],
    ['map_list', '[{"a": 1}, {"b": 2}]', ['{"a":1}', '{"b":2}']],
    ['map_list', ['{"a":1}'], ['{"a":1}']],
    ['map_list', 'not JSON', ['not JSON']],
  ] as const)('%s: %j becomes %j', (type, typed, value) => {
    expect(valueOf(aSpec({ type }), typed as string | string[])).toEqual(value);
  });

  it('is nothing where nothing was typed', () => {
    for (const type of ['string', 'integer', 'boolean', 'string_list', 'string_map', 'map_list'] as const) {
      expect(valueOf(aSpec({ type }), undefined)).toBeUndefined();
    }
  });
});

describe('a value of the API', () => {
  it('is shown to be read', () => {
    expect(shownOf(aSpec({ type: 'map_list' }), ['{"a":1}'])).toBe('[\n  {\n    "a": 1\n  }\n]');
    expect(shownOf(aSpec({ type: 'string_map' }), '{"a":"b"}')).toBe('{\n  "a": "b"\n}');
    expect(shownOf(aSpec({ type: 'string_list' }), 'one')).toEqual(['one']);
    expect(shownOf(aSpec({ type: 'string_map' }), 'broken {')).toBe('broken {');
  });
});

describe('what is wrong with a value', () => {
  const problem = (more: Parameters<typeof aSpec>[0], typed?: string | string[]) =>
    parameterProblem(aSpec(more), typed, t);

  it('is that it is missing, but only where the target needs it', () => {
    expect(problem({})).toBe('The target needs a value.');
    expect(problem({ default: 'x' })).toBeUndefined();
    expect(problem({ filledFrom: 'audience' })).toBeUndefined();
  });

  it.each([
    ['integer', '1.5', 'Give a whole number.'],
    ['integer', '1e9', 'Give a whole number.'],
    ['integer', '-3', undefined],
    ['number', 'abc', 'Give a number, for example 0.5.'],
    ['number', '0.25', undefined],
    ['string_map', '[1]', 'Give a JSON object: names and values in curly brackets.'],
    ['string_map', '{"a":"b"}', undefined],
    ['map_list', '{"a":1}', 'Give a JSON list of objects: square brackets around curly ones.'],
    ['map_list', '[{"a":1}]', undefined],
    ['boolean', 'true', undefined],
  ] as const)('%s: %s', (type, typed, said) => {
    expect(problem({ type }, typed)).toBe(said);
  });

  it('is its range, its length, or the number of its items', () => {
    const range = { type: 'integer', constraints: { minValue: 1, maxValue: 5 } } as const;
    expect(problem(range, '0')).toBe('At least 1.');
    expect(problem(range, '6')).toBe('At most 5.');
    expect(problem(range, '5')).toBeUndefined();
    expect(problem({ constraints: { maxLength: 2 } }, 'abc')).toBe('At most 2 characters.');
    expect(problem({ constraints: { minLength: 2 } }, 'a')).toBe('At least 2 characters.');
    const list = { type: 'string_list', constraints: { minItems: 2, maxItems: 2, maxLength: 3 } } as const;
    expect(problem(list, ['a'])).toBe('At least 2 items.');
    expect(problem(list, ['a', 'b', 'c'])).toBe('At most 2 items.');
    expect(problem(list, ['a', 'long'])).toBe('At most 3 characters.');
  });

  it('is never said of a secret, which only the server knows', () => {
    expect(problem({ noEcho: true, constraints: { minLength: 99 } }, 'id')).toBeUndefined();
  });
});

describe('the input that fits', () => {
  it.each([
    [{ type: 'string' }, 'text'],
    [{ type: 'integer' }, 'text'],
    [{ constraints: { allowedValues: ['a', 'b'] } }, 'radios'],
    [{ constraints: { allowedValues: ['a', 'b', 'c', 'd', 'e'] } }, 'choice'],
    [{ type: 'boolean' }, 'switch'],
    [{ type: 'string_list' }, 'rows'],
    [{ type: 'string_list', constraints: { allowedValues: ['a'] } }, 'boxes'],
    [{ type: 'string_map' }, 'json'],
    [{ type: 'map_list' }, 'json'],
    [{ noEcho: true, constraints: { allowedValues: ['a'] } }, 'text'],
  ] as const)('%j is %s', (more, kind) => {
    expect(kindOf(aSpec(more as Parameters<typeof aSpec>[0]))).toBe(kind);
  });
});
