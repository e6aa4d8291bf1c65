import { describe, expect, it } from 'vitest';
import type { Action, Status } from '../../api/words';
import { anEvent } from '../../fixture/event';
import { choices } from './choices';

const of = (status: Status, ...actions: Action[]) => choices(anEvent({ status, actions }));

describe('what a person can do', () => {
  it('begins with what helps', () => {
    expect(of('live', 'change', 'end', 'clone')).toEqual({ primary: 'extend', others: ['end', 'edit', 'clone'] });
    expect(of('teardown_failed', 'retry', 'clone').primary).toBe('retry');
    expect(of('scheduled', 'change', 'cancel', 'clone').primary).toBe('edit');
    expect(of('missed', 'clone', 'delete')).toEqual({ primary: 'again', others: ['delete'] });
  });

  it('has nothing to press where waiting is right', () => {
    expect(of('deploying', 'change', 'cancel', 'clone')).toEqual({
      primary: null,
      others: ['extend', 'edit', 'clone', 'cancel'],
    });
    expect(of('tearing_down', 'clone')).toEqual({ primary: null, others: ['clone'] });
  });

  it('is never more than the server allows', () => {
    expect(of('live')).toEqual({ primary: null, others: [] });
    expect(of('teardown_failed', 'clone')).toEqual({ primary: null, others: ['clone'] });
  });
});
