import { describe, expect, it, vi } from 'vitest';
import { anEvent } from '../../fixture/event';
import { carryOut, type Outcome } from './carryOut';
import { shifted } from './shift';

const three = ['1', '2', '3'].map((id) => anEvent({ id }));

describe('many events at once', () => {
  it('are done one after the other, and one that is refused does not stop the rest', async () => {
    const told: (readonly Outcome[])[] = [];
    const deed = vi.fn(({ id }: { id: string }): Promise<Outcome> =>
      id === '2' ? Promise.reject(new Error('no')) : Promise.resolve({ kind: 'done' }),
    );
    await carryOut(
      three,
      deed,
      (outcomes) => told.push(outcomes),
      () => false,
    );
    expect(told[0]?.map(({ kind }) => kind)).toEqual(['running', 'waiting', 'waiting']);
    expect(told.at(-1)?.map(({ kind }) => kind)).toEqual(['done', 'refused', 'done']);
  });

  it('stop where the person says so', async () => {
    const deed = vi.fn((): Promise<Outcome> => Promise.resolve({ kind: 'done' }));
    await carryOut(
      three,
      deed,
      () => undefined,
      () => deed.mock.calls.length > 0,
    );
    expect(deed).toHaveBeenCalledOnce();
  });
});

describe('a copy some days later', () => {
  it('keeps its clock where the clocks change between', () => {
    const window = { start: '2026-10-20T16:00:00Z', end: '2026-10-20T18:30:00Z', zone: 'Europe/Paris' };
    expect(shifted(window, 7)).toEqual({ start: '2026-10-27T18:00', end: '2026-10-27T20:30', zone: 'Europe/Paris' });
  });
});
