import { describe, expect, it } from 'vitest';
import { prose } from './prose';

describe('prose', () => {
  it('takes a heading for the title and leaves the marks out', () => {
    expect(
      prose('# More copies of a service\n\nStarts as many *tasks* of an **ECS service** as `UsersPerTask` asks.'),
    ).toEqual({
      title: 'More copies of a service',
      text: 'Starts as many tasks of an ECS service as UsersPerTask asks.',
    });
  });

  it('keeps what only looks like a mark', () => {
    expect(prose('2 * 3 * 4 of snake_case_names\n- a list').text).toBe('2 * 3 * 4 of snake_case_names\n- a list');
  });

  it('puts a paragraph that was broken for an editor together again, and leaves lists their lines', () => {
    expect(
      prose('# T\n\nBroken where\n  the editor ended.\n\n- one\n  goes on\n- two\n1. three\n## Next\nmore').text,
    ).toBe('Broken where the editor ended.\n\n- one goes on\n- two\n1. three\nNext\nmore');
  });

  it('leaves hostile text as the text that it is', () => {
    expect(prose('<script>alert(1)</script>')).toEqual({ title: undefined, text: '<script>alert(1)</script>' });
    expect(prose('').text).toBe('');
  });

  it('answers quickly whatever it is given', () => {
    expect(prose('**a '.repeat(5000)).text.length).toBeGreaterThan(0);
  });
});
