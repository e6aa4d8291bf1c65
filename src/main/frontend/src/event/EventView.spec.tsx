import { screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Api } from '../api/client';
import { NotConnected, Problem } from '../api/problem';
import type { Scheduled } from '../api/words';
import { aReason, anEvent, aRun } from '../fixture/event';
import { fakeApi } from '../fixture/fakeApi';
import { aPage, show } from '../fixture/show';
import { EventView } from './EventView';

const live = (more: Partial<Scheduled> = {}): Scheduled =>
  anEvent({
    status: 'live',
    actions: ['change', 'end', 'clone'],
    preroll: aRun({ result: 'succeeded', endedAt: '2026-12-01T10:30:00Z' }),
    ...more,
  });

const stale = (current: Scheduled): Problem =>
  new Problem('stale-revision', 409, 'Stale', 'It has changed.', [], current, null);

describe('the view of an event', () => {
  it('says how it stands, how long still, and what was planned', async () => {
    show(<EventView id="E1" />, aPage(fakeApi([live({ outputs: { Url: 'https://x.example' }, owner: 'marta' })])));
    expect(await screen.findByRole('heading', { level: 1, name: 'Cup final' })).toBeTruthy();
    expect(screen.getByText('2:00:00')).toBeTruthy();
    expect(screen.getByText('Ends in 2 hrs')).toBeTruthy();
    const steps = within(screen.getByRole('region', { name: 'Progress' })).getAllByRole('listitem');
    expect(steps).toHaveLength(5);
    expect(steps[2]?.getAttribute('aria-current')).toBe('step');
    expect(steps[2]?.textContent).toContain('30 mins earlier than planned');
    expect(screen.getByText('marta')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy Url' })).toBeTruthy();
  });

  it('says where it belongs, what made it, and what takes it down when all else fails', async () => {
    const event = live({
      folder: 'sport/live',
      series: 'S1',
      build: { label: 'match-day #4', url: 'https://jenkins.example/job/4/' },
      safeguard: { armedFor: '2026-12-01T16:00:00Z' },
    });
    const { unmount } = show(<EventView id="E1" />, aPage(fakeApi([event])));
    expect(await screen.findByText('sport/live')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'match-day #4' }).getAttribute('href')).toBe(
      'https://jenkins.example/job/4/',
    );
    expect(screen.getByRole('link', { name: 'All of its times' }).getAttribute('href')).toBe(
      '?at=sandbox/events&series=S1&sort=start',
    );
    expect(screen.getByText('Safeguard armed')).toBeTruthy();
    expect(screen.getByText(/Takes it down Tue 1 Dec, 16:00/)).toBeTruthy();
    unmount();
    // What a build says of itself could also be a script.
    show(<EventView id="E1" />, aPage(fakeApi([live({ build: { label: 'evil', url: 'javascript:alert(1)' } })])));
    expect(await screen.findByText('evil')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'evil' })).toBeNull();
  });

  it('says in which zone it was planned where the server does not know that', async () => {
    show(<EventView id="E1" />, aPage(fakeApi([live({ unknownZone: 'Europe/Atlantis' })])));
    expect(await screen.findByText('Planned in another time zone')).toBeTruthy();
    expect(screen.getByText(/Europe\/Atlantis, which this server does not know/)).toBeTruthy();
  });

  it('shows the steps of what is under way', async () => {
    const step = { action: 'aws:executeAwsApi', startedAt: null, endedAt: null };
    const preroll = aRun({
      trouble: 'Throttled.',
      steps: [
        { ...step, name: 'Read', state: 'succeeded' },
        { ...step, name: 'Raise', state: 'running' },
      ],
    });
    show(<EventView id="E1" />, aPage(fakeApi([anEvent({ status: 'deploying', preroll })])));
    expect(await screen.findByText('1 of 2 steps done')).toBeTruthy();
    expect(screen.getByRole('progressbar', { name: 'Steps done' }).getAttribute('value')).toBe('1');
    expect(screen.getByText(/Throttled\./)).toBeTruthy();
  });

  it('says why a takedown failed, and offers to try again', async () => {
    const event = anEvent({
      status: 'teardown_failed',
      actions: ['retry'],
      reason: aReason('teardown_failed', 'Locked.'),
    });
    const api = fakeApi([event]);
    show(<EventView id="E1" />, aPage(api));
    expect(await screen.findByText('Locked.')).toBeTruthy();
    expect(screen.getByText(/may still cost money/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Try takedown again' }));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Try takedown again' }));
    expect(api.command).toHaveBeenCalledWith('sandbox', 'E1', 'retry', 1);
  });

  it('extends by a tap and a confirmation', async () => {
    const api = fakeApi([live()]);
    const page = aPage(api);
    show(<EventView id="E1" />, page);
    await userEvent.click(await screen.findByRole('button', { name: 'Extend' }));
    const dialog = screen.getByRole('dialog', { name: 'Extend “Cup final”' });
    await userEvent.click(within(dialog).getByRole('radio', { name: '+1 hr' }));
    expect(within(dialog).getByText(/It will then end .*15:00/)).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Extend' }));
    expect(api.change).toHaveBeenCalledWith('sandbox', 'E1', 1, { window: { end: '2026-12-01T15:00:00.000Z' } });
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('opens with the extension where a link asks for it, and only where that is possible', async () => {
    const page = aPage(fakeApi([live()]));
    const { unmount } = show(<EventView id="E1" act="extend" />, page);
    expect(await screen.findByRole('dialog', { name: 'Extend “Cup final”' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Go back' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(page.go).toHaveBeenCalledWith({ view: 'event', env: 'sandbox', id: 'E1' }, 'replace');
    unmount();
    show(<EventView id="E1" act="extend" />, aPage(fakeApi([anEvent({ status: 'ended', actions: ['clone'] })])));
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('extends by any number of minutes, but not by none', async () => {
    const api = fakeApi([live()]);
    show(<EventView id="E1" />, aPage(api));
    await userEvent.click(await screen.findByRole('button', { name: 'Extend' }));
    const dialog = screen.getByRole('dialog');
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Other' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Extend' }));
    expect(api.change).not.toHaveBeenCalled();
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Minutes' }), '45');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Extend' }));
    expect(api.change).toHaveBeenCalledWith('sandbox', 'E1', 1, { window: { end: '2026-12-01T14:45:00.000Z' } });
  });

  it('shows what somebody else has changed, and lets the person decide anew', async () => {
    const newer = live({ revision: 2, name: 'Cup final, extra time' });
    const command = vi.fn<Api['command']>().mockRejectedValueOnce(stale(newer)).mockResolvedValue(newer);
    show(<EventView id="E1" />, aPage(fakeApi([live()], { command })));
    await userEvent.click(await screen.findByRole('button', { name: 'End now' }));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'End now' }));
    const dialog = await screen.findByRole('dialog', { name: 'End “Cup final, extra time” now?' });
    expect(within(dialog).getByRole('alert').textContent).toContain('Name: Cup final → Cup final, extra time');
    expect(command).toHaveBeenCalledTimes(1);
    await userEvent.click(within(dialog).getByRole('button', { name: 'End now all the same' }));
    expect(command).toHaveBeenLastCalledWith('sandbox', 'E1', 'end', 2);
  });

  it('changes nothing when the person goes back, by button or by Escape', async () => {
    const api = fakeApi([live()]);
    show(<EventView id="E1" />, aPage(api));
    await userEvent.click(await screen.findByRole('button', { name: 'End now' }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Go back' }));
    await userEvent.click(screen.getByRole('button', { name: 'Go back' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'End now' }));
    screen.getByRole('dialog').dispatchEvent(new Event('cancel', { cancelable: true }));
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.command).not.toHaveBeenCalled();
  });

  it('goes to the list once it is deleted', async () => {
    const api = fakeApi([anEvent({ status: 'ended', actions: ['clone', 'delete'], revision: 3 })]);
    const page = aPage(api);
    show(<EventView id="E1" />, page);
    await userEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
    expect(api.remove).toHaveBeenCalledWith('sandbox', 'E1', 3);
    await vi.waitFor(() => expect(page.go).toHaveBeenCalledWith(expect.objectContaining({ view: 'events' })));
  });

  it('says that it is loading, and that it does not exist', async () => {
    const event = vi.fn<Api['event']>(() => new Promise(() => undefined));
    const { unmount } = show(<EventView id="E1" />, aPage(fakeApi([], { event })));
    expect(screen.getByText('Loading…')).toBeTruthy();
    unmount();
    event.mockRejectedValue(new Problem('not-found', 404, 'Not found', '', [], null, null));
    show(<EventView id="E1" />, aPage(fakeApi([], { event })));
    expect(await screen.findByRole('heading', { level: 1, name: /does not exist/ })).toBeTruthy();
  });

  it('keeps what it saw last when the connection is lost, and says so', async () => {
    const event = vi
      .fn<Api['event']>()
      .mockResolvedValueOnce({ value: live(), etag: null })
      .mockRejectedValue(new NotConnected(null));
    show(<EventView id="E1" />, aPage(fakeApi([], { event })));
    await screen.findByRole('heading', { level: 1, name: 'Cup final' });
    document.dispatchEvent(new Event('visibilitychange'));
    expect(await screen.findByText(/Not connected\. Trying again… Last seen 12:00:00/)).toBeTruthy();
    expect(screen.getByRole('heading', { level: 1, name: 'Cup final' })).toBeTruthy();
  });

  it('announces a change of status', async () => {
    const event = vi
      .fn<Api['event']>()
      .mockResolvedValueOnce({ value: live(), etag: null })
      .mockResolvedValue({ value: live({ status: 'ended' }), etag: null });
    const page = aPage(fakeApi([], { event }));
    show(<EventView id="E1" />, page);
    await screen.findByRole('heading', { level: 1 });
    expect(page.announce).not.toHaveBeenCalled();
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.waitFor(() => expect(page.announce).toHaveBeenCalledWith('Cup final is now: Ended'));
  });

  it('shows hostile text as text, long text in part, and no link that is none', async () => {
    const script = '<script>globalThis.owned = 1</script>';
    const event = live({
      name: script,
      notes: 'A'.repeat(10_000),
      outputs: { [script]: script, Long: '🎉'.repeat(5_000) },
      parameters: { List: [script, '\u202Eevil'] },
      status: 'ended',
      reason: { cause: 'ended_by_person', message: script, console: 'javascript:alert(1)' },
    });
    const { container } = show(<EventView id="E1" />, aPage(fakeApi([event])));
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe(script);
    expect(container.querySelector('script')).toBeNull();
    expect(container.querySelector('[href^="javascript"]')).toBeNull();
    expect(container.textContent.length).toBeLessThan(5_000);
    const [, notes] = screen.getAllByRole('button', { name: 'Show all 10,000 characters' });
    await userEvent.click(notes as HTMLElement);
    expect(container.textContent.includes('A'.repeat(10_000))).toBe(true);
  });
});
