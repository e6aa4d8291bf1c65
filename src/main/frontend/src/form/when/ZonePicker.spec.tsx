import { fireEvent, render, screen } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { NOON } from '../../fixture/event';
import { fakeApi } from '../../fixture/fakeApi';
import { aPage } from '../../fixture/show';
import { PageContext } from '../../shell/page';
import { matchZones, ZonePicker } from './ZonePicker';

const ties = {
  id: 'zone',
  'aria-describedby': undefined,
  'aria-invalid': false,
  'aria-required': true,
  disabled: false,
  onBlur: () => undefined,
};

describe('finding a zone', () => {
  const all = ['Europe/Paris', 'America/New_York', 'Asia/Tokyo'];

  it('takes a city, a part of it, or an offset', () => {
    expect(matchZones(all, 'new york', NOON)).toEqual(['America/New_York']);
    expect(matchZones(all, 'PAR', NOON)).toEqual(['Europe/Paris']);
    expect(matchZones(all, '+09', NOON)).toEqual(['Asia/Tokyo']);
    expect(matchZones(all, '-05:00', NOON)).toEqual(['America/New_York']);
    expect(matchZones(all, '', NOON)).toEqual(all);
    expect(matchZones(all, 'atlantis', NOON)).toEqual([]);
  });
});

describe('the zone picker', () => {
  function pick() {
    const choose = vi.fn();
    render(
      <PageContext.Provider value={aPage(fakeApi())}>
        <ZonePicker ties={ties} zone="Europe/Paris" at={NOON} choose={choose} />
      </PageContext.Provider>,
    );
    return { choose, box: screen.getByRole<HTMLInputElement>('combobox') };
  }

  it('works by keyboard alone', () => {
    const { choose, box } = pick();
    expect(box.value).toBe('Europe/Paris (UTC+01:00)');
    expect(box.getAttribute('aria-expanded')).toBe('false');
    fireEvent.input(box, { target: { value: 'america/n' } });
    expect(box.getAttribute('aria-expanded')).toBe('true');
    const options = screen.getAllByRole('option');
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    expect(box.getAttribute('aria-activedescendant')).toBe(options[1]?.id);
    fireEvent.keyDown(box, { key: 'ArrowUp' });
    fireEvent.keyDown(box, { key: 'Enter' });
    expect(choose).toHaveBeenCalledWith('America/Nassau');
    expect(box.getAttribute('aria-expanded')).toBe('false');
  });

  it('changes nothing on Escape, on leaving, or where nothing is found', () => {
    const { choose, box } = pick();
    fireEvent.input(box, { target: { value: 'tokyo' } });
    fireEvent.keyDown(box, { key: 'Escape' });
    expect(box.value).toBe('Europe/Paris (UTC+01:00)');
    fireEvent.input(box, { target: { value: 'atlantis' } });
    fireEvent.keyDown(box, { key: 'Enter' });
    fireEvent.input(box, { target: { value: 'tokyo' } });
    fireEvent.blur(box);
    expect(choose).not.toHaveBeenCalled();
  });

  it("begins with the viewer's own zone", () => {
    const { choose, box } = pick();
    fireEvent.click(box);
    const [first] = screen.getAllByRole('option');
    expect(first?.textContent).toContain('your zone');
    fireEvent.click(first as HTMLElement);
    expect(choose).toHaveBeenCalledWith('UTC');
  });
});
