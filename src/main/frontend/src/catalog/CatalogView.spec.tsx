import { fireEvent, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Api } from '../api/client';
import { NotConnected, Problem } from '../api/problem';
import { fakeApi } from '../fixture/fakeApi';
import { anEnvironment, aSpec } from '../fixture/place';
import { aPage, show } from '../fixture/show';
import { CatalogView } from './CatalogView';

const scale = {
  type: 'automation' as const,
  name: 'scale',
  events: 40,
  succeeded: 9,
  failed: 1,
  preroll: { p50: 'PT4M', p90: 'PT7M', samples: 9 },
  postroll: { p50: null, p90: null, samples: 0 },
  lead: null,
  last: [{ id: 'E7', name: 'Gala', status: 'failed' as const, start: '2026-11-01T12:00:00Z' }],
};

describe('the catalog', () => {
  it('says what can be used, and why something cannot', async () => {
    show(<CatalogView />, aPage(fakeApi()));
    const [usable, broken] = await screen.findAllByRole('listitem');
    expect(within(usable as HTMLElement).getByText('Can be used')).toBeTruthy();
    expect(within(usable as HTMLElement).getByText('Not used yet')).toBeTruthy();
    expect(within(broken as HTMLElement).getByText('Cannot be used')).toBeTruthy();
    expect(within(broken as HTMLElement).getByText('It has no launch role.')).toBeTruthy();
    expect(screen.getByText('Read 1 minute ago')).toBeTruthy();
  });

  it('says how often, how well and how fast, with the way to the last events', async () => {
    show(<CatalogView />, aPage(fakeApi([], { statistics: () => Promise.resolve([scale]) })));
    expect(await screen.findByText('90%')).toBeTruthy();
    expect(screen.getByText('4 mins')).toBeTruthy();
    expect(screen.getByText('90%: 7 mins')).toBeTruthy();
    expect(screen.getByRole('link', { name: /Gala.*Failed/ }).getAttribute('href')).toBe('?at=sandbox/events/E7');
    expect(screen.getByRole('link', { name: /All its events/ }).getAttribute('href')).toBe(
      '?at=sandbox/events&target=automation%3Ascale',
    );
  });

  it('asks for the parameters of a target when somebody looks', async () => {
    const parameters = vi.fn<Api['parameters']>(() =>
      Promise.resolve([aSpec({ name: 'Size', constraints: { allowedValues: ['small', 'large'] } })]),
    );
    show(<CatalogView />, aPage(fakeApi([], { parameters })));
    const details = (await screen.findByText('Parameters')).closest('details');
    expect(parameters).not.toHaveBeenCalled();
    if (details !== null) {
      details.open = true;
      fireEvent(details, new Event('toggle'));
    }
    expect(await screen.findByText('small, large')).toBeTruthy();
    expect(parameters).toHaveBeenCalledWith('sandbox', { type: 'automation', name: 'scale', version: '1' });
  });

  it('has the catalog read anew by those who may, and says when it cannot be', async () => {
    const refuse = new Problem('too-many-requests', 429, 'Busy', '', [], null, 5);
    const refreshCatalog = vi.fn<Api['refreshCatalog']>().mockRejectedValueOnce(refuse).mockResolvedValue();
    const { unmount } = show(<CatalogView />, aPage(fakeApi([], { refreshCatalog })));
    await userEvent.click(screen.getByRole('button', { name: 'Read again' }));
    expect(await screen.findByText(/The server is busy/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Read again' }));
    await vi.waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    unmount();
    show(<CatalogView />, aPage(fakeApi(), { env: anEnvironment({ may: [] }) }));
    await screen.findByText('Can be used');
    expect(screen.queryByRole('button', { name: 'Read again' })).toBeNull();
  });

  it('finds a target by its name, its owner or what it does', async () => {
    show(<CatalogView />, aPage(fakeApi()));
    await screen.findByText('Can be used');
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'PLATFORM' } });
    expect(screen.queryByText('broken')).toBeNull();
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'zzz' } });
    expect(screen.getByText('No target matches.')).toBeTruthy();
  });

  it('is there without its figures, but not without the server', async () => {
    const fail = (): Promise<never> => Promise.reject(new NotConnected(null));
    const { unmount } = show(<CatalogView />, aPage(fakeApi([], { statistics: fail })));
    expect(await screen.findByText('Can be used')).toBeTruthy();
    unmount();
    show(<CatalogView />, aPage(fakeApi([], { catalog: fail })));
    expect(await screen.findByText('The server does not answer.')).toBeTruthy();
  });
});
