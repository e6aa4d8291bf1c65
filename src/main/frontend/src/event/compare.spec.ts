import { describe, expect, it } from 'vitest';
import { anEvent, NOON } from '../fixture/event';
import { t } from '../fixture/show';
import { say } from '../time/say';
import { changes } from './compare';

const words = say('en-GB', 'UTC', () => NOON);

describe('what somebody else has changed', () => {
  it('is told field by field, parameters too', () => {
    const before = anEvent({ parameters: { Size: '1', Old: 'x' } });
    const after = anEvent({
      name: 'Semi final',
      audience: 5_000,
      status: 'live',
      window: before.window,
      parameters: { Size: ['1', '2'], New: 'y' },
    });
    expect(changes(before, after, t, words)).toEqual([
      { field: 'Status', before: 'Scheduled', after: 'Live' },
      { field: 'Name', before: 'Cup final', after: 'Semi final' },
      { field: 'Expected audience', before: 'Not given', after: '5,000' },
      { field: 'Size', before: '1', after: '1, 2' },
      { field: 'Old', before: 'x', after: '' },
      { field: 'New', before: '', after: 'y' },
    ]);
  });

  it('is nothing where all is the same', () => {
    expect(changes(anEvent(), anEvent({ version: 9 }), t, words)).toEqual([]);
  });
});
