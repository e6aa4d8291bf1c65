import { fireEvent, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Api } from '../api/client';
import { NotConnected, Problem } from '../api/problem';
import { anEvent } from '../fixture/event';
import { fakeApi } from '../fixture/fakeApi';
import { aSpec } from '../fixture/place';
import { aPage, show } from '../fixture/show';
import { FROM_NOTHING } from '../route/beginning';
import { FormView } from './FormView';

const input = (label: string | RegExp): HTMLInputElement => screen.getByLabelText(label);
const type = (label: string | RegExp, value: string): void => void fireEvent.input(input(label), { target: { value } });

async function fill(): Promise<void> {
  await screen.findByRole('heading', { level: 1 });
  type(/^Name/, 'Flash sale');
  type('Starts: date', '2026-12-24');
  type('Starts: time', '18:00');
  await userEvent.click(screen.getByRole('button', { name: '4 hrs' }));
  await userEvent.click(screen.getByRole('radio', { name: /scale/ }));
  await screen.findByText('It has no settings.');
}

const submit = (name = 'Schedule event'): Promise<void> => userEvent.click(screen.getByRole('button', { name }));

describe('a new event', () => {
  it('is sent with a key, and then shown', async () => {
    const api = fakeApi([anEvent({ id: 'NEW' })]);
    const page = aPage(api);
    show(<FormView task={{ kind: 'new', begin: FROM_NOTHING }} />, page);
    await fill();
    expect(input('Ends: date').value).toBe('2026-12-24');
    expect(input('Ends: time').value).toBe('22:00');
    const preview = screen.getByRole('region', { name: 'What will happen when' });
    expect(within(preview).getByText('Thu 24 Dec, 17:40 UTC')).toBeTruthy();
    expect(within(preview).getByText('Thu 24 Dec, 22:30 UTC')).toBeTruthy();
    await submit();
    expect(api.create).toHaveBeenCalledWith(
      'sandbox',
      expect.objectContaining({
        name: 'Flash sale',
        window: { start: '2026-12-24T18:00', end: '2026-12-24T22:00', zone: 'UTC' },
        target: { type: 'automation', name: 'scale', version: '1' },
      }),
      expect.stringMatching(/^[0-9a-f]{32}$/),
    );
    await vi.waitFor(() =>
      expect(page.go).toHaveBeenCalledWith({ view: 'event', env: 'sandbox', id: 'NEW' }, 'replace'),
    );
    expect(sessionStorage.length).toBe(0);
  });

  it('is sent as soon as the settings are known, when somebody was quicker than they were', async () => {
    let known: (specs: []) => void = () => undefined;
    const parameters = vi.fn<Api['parameters']>().mockReturnValue(new Promise((resolve) => (known = resolve)));
    const api = fakeApi([anEvent({ id: 'NEW' })], { parameters });
    show(<FormView task={{ kind: 'new', begin: FROM_NOTHING }} />, aPage(api));
    await screen.findByRole('heading', { level: 1 });
    type(/^Name/, 'Flash sale');
    type('Starts: date', '2026-12-24');
    type('Starts: time', '18:00');
    await userEvent.click(screen.getByRole('button', { name: '4 hrs' }));
    await userEvent.click(screen.getByRole('radio', { name: /scale/ }));

    await submit();
    expect(screen.getByRole('button', { name: 'Sending…' })).toBeTruthy();
    expect(api.create).not.toHaveBeenCalled();

    known([]);
    await vi.waitFor(() => expect(api.create).toHaveBeenCalledOnce());
  });

  it('shows everything that is missing at once, with the way to each field', async () => {
    const api = fakeApi();
    show(<FormView task={{ kind: 'new', begin: FROM_NOTHING }} />, aPage(api));
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByRole('alert')).toBeNull();
    await submit();
    const summary = screen.getByRole('alert');
    expect(within(summary).getByText('4 things are not right yet')).toBeTruthy();
    const name = input(/^Name/);
    expect(name.getAttribute('aria-invalid')).toBe('true');
    const described = (name.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
    expect(described).toContain('Give the event a name.');
    await userEvent.click(within(summary).getByRole('button', { name: 'Name' }));
    expect(document.activeElement).toBe(name);
    expect(api.create).not.toHaveBeenCalled();
  });

  it('says what the server finds, at its field, once the person has been there', async () => {
    const check = vi.fn<Api['check']>().mockResolvedValue({
      problems: [{ pointer: '/window/end', message: 'Too long.' }],
      notices: [{ pointer: '/lead', message: 'It begins at once.' }],
      preview: null,
      conflicts: [],
    });
    show(<FormView task={{ kind: 'new', begin: FROM_NOTHING }} />, aPage(fakeApi([], { check })));
    await fill();
    expect(await screen.findByText('It begins at once.')).toBeTruthy();
    expect(screen.queryByText('Too long.')).toBeNull();
    fireEvent.blur(input('Ends: time'));
    expect(await screen.findByText('Too long.')).toBeTruthy();
  });

  it('shows what the server refuses, until it is changed', async () => {
    const refusal = new Problem('invalid', 422, 'Invalid', '', [{ pointer: '/name', detail: 'Taken.' }], null, null);
    const create = vi.fn<Api['create']>().mockRejectedValue(refusal);
    show(<FormView task={{ kind: 'new', begin: FROM_NOTHING }} />, aPage(fakeApi([], { create })));
    await fill();
    await submit();
    expect((await screen.findAllByText('Taken.')).length).toBe(2);
    type(/^Name/, 'Another');
    await vi.waitFor(() => expect(screen.queryByText('Taken.')).toBeNull());
  });

  it('keeps what was typed when the connection is lost, and sends it again with the same key', async () => {
    const create = vi.fn<Api['create']>().mockRejectedValue(new NotConnected(null));
    const page = aPage(fakeApi([], { create }));
    const { unmount } = show(<FormView task={{ kind: 'new', begin: FROM_NOTHING }} />, page);
    await fill();
    await submit();
    expect(await screen.findByText('The server does not answer.')).toBeTruthy();
    unmount();
    show(<FormView task={{ kind: 'new', begin: FROM_NOTHING }} />, page);
    await screen.findByText('It has no settings.');
    expect(input(/^Name/).value).toBe('Flash sale');
    await submit();
    expect(create).toHaveBeenCalledTimes(2);
    expect(create.mock.calls[1]?.[2]).toBe(create.mock.calls[0]?.[2]);
  });

  it('asks for the settings of its target, each in its own way', async () => {
    const parameters = () =>
      Promise.resolve([
        aSpec({ name: 'Service', constraints: { allowedValues: ['a', 'b', 'c', 'd', 'e'] } }),
        aSpec({ name: 'Speed', default: 'slow', constraints: { allowedValues: ['slow', 'fast'] } }),
        aSpec({ name: 'Count', type: 'integer', default: '2', constraints: { minValue: 1, maxValue: 9 } }),
        aSpec({ name: 'Warm', type: 'boolean' }),
        aSpec({ name: 'Tables', type: 'string_list', default: [] }),
        aSpec({ name: 'Tags', type: 'string_map', default: '{}' }),
        aSpec({ name: 'Password', noEcho: true, default: '' }),
        aSpec({ name: 'ExpectedAudience', filledFrom: 'audience' }),
      ]);
    const api = fakeApi([anEvent()], { parameters });
    show(<FormView task={{ kind: 'new', begin: FROM_NOTHING }} />, aPage(api));
    await screen.findByRole('heading', { level: 1 });
    type(/^Name/, 'x');
    type('Starts: date', '2026-12-24');
    type('Starts: time', '18:00');
    type(/^Expected audience/, '5,000');
    await userEvent.click(screen.getByRole('button', { name: '1 hr' }));
    await userEvent.click(screen.getByRole('radio', { name: /scale/ }));
    fireEvent.change(await screen.findByRole('combobox', { name: 'Service' }), { target: { value: 'c' } });
    await userEvent.click(screen.getByRole('radio', { name: 'fast' }));
    await userEvent.click(screen.getByRole('radio', { name: 'No' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Item 1' }), 'orders');
    await userEvent.click(screen.getByRole('button', { name: 'Add item' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Item 2' }), 'prices');
    type(/^Tags/, '{"a"');
    type(/^Password/, 'secret-id');
    expect(screen.getByText('Follows from the expected audience: 5,000')).toBeTruthy();
    expect(screen.getByText(/never the secret itself/)).toBeTruthy();
    await submit();
    expect(screen.getAllByText(/Give a JSON object/).length).toBe(2);
    type(/^Tags/, '{"a":"b"}');
    await submit();
    expect(vi.mocked(api.create).mock.calls[0]?.[1].parameters).toEqual({
      Service: 'c',
      Speed: 'fast',
      Warm: 'false',
      Tables: ['orders', 'prices'],
      Tags: '{"a":"b"}',
      Password: 'secret-id',
    });
  });

  it('says why a target cannot be used', async () => {
    show(<FormView task={{ kind: 'new', begin: FROM_NOTHING }} />, aPage(fakeApi()));
    expect(await screen.findByText('1 target that cannot be used')).toBeTruthy();
    expect(screen.getByText('It has no launch role.')).toBeTruthy();
  });

  it('says that the catalog cannot be fetched', async () => {
    const catalog = vi.fn<Api['catalog']>().mockRejectedValue(new NotConnected(null));
    show(<FormView task={{ kind: 'new', begin: FROM_NOTHING }} />, aPage(fakeApi([], { catalog })));
    expect(await screen.findByText('The server does not answer.')).toBeTruthy();
  });
});

describe('an edit', () => {
  it('sends only what was changed, on the revision that was seen', async () => {
    const api = fakeApi([anEvent({ revision: 4, actions: ['change'] })]);
    show(<FormView task={{ kind: 'edit', id: 'E1' }} />, aPage(api));
    await screen.findByText('It has no settings.');
    type(/^Name/, 'Semi final');
    await submit('Save changes');
    expect(api.change).toHaveBeenCalledWith('sandbox', 'E1', 4, { name: 'Semi final' });
  });

  it('brings in what somebody else has changed, keeps mine, and lets me look again', async () => {
    const theirs = anEvent({ revision: 2, notes: 'Theirs.' });
    const stale = new Problem('stale-revision', 409, 'Stale', '', [], theirs, null);
    const change = vi
      .fn<Api['change']>()
      .mockRejectedValueOnce(stale)
      .mockResolvedValue({ ...theirs, notices: [] });
    show(<FormView task={{ kind: 'edit', id: 'E1' }} />, aPage(fakeApi([anEvent()], { change })));
    await screen.findByText('It has no settings.');
    type(/^Name/, 'Mine');
    await submit('Save changes');
    expect((await screen.findByText(/Somebody else has changed/)).parentElement?.textContent).toContain('Theirs.');
    expect(input(/^Name/).value).toBe('Mine');
    expect(input(/^Notes/).value).toBe('Theirs.');
    await submit('Save changes');
    expect(change).toHaveBeenLastCalledWith('sandbox', 'E1', 2, { name: 'Mine' });
  });

  it('offers only what can still change once the event has begun', async () => {
    show(<FormView task={{ kind: 'edit', id: 'E1' }} />, aPage(fakeApi([anEvent({ status: 'live' })])));
    await screen.findByText(/only the end can change now/);
    expect(screen.getByRole('group', { name: /^Starts/ }).hasAttribute('disabled')).toBe(true);
    expect(screen.getByRole('group', { name: /^Ends/ }).hasAttribute('disabled')).toBe(false);
  });
});

describe('a clone', () => {
  it('keeps everything but the day', async () => {
    const api = fakeApi([anEvent({ notes: 'As before.' })]);
    show(<FormView task={{ kind: 'clone', id: 'E1', begin: FROM_NOTHING }} />, aPage(api));
    await screen.findByText('It has no settings.');
    expect(input(/^Notes/).value).toBe('As before.');
    expect(input('Starts: date').value).toBe('');
    expect(input('Starts: time').value).toBe('13:00');
    type('Starts: date', '2027-01-05');
    await submit();
    expect(api.clone).toHaveBeenCalledWith(
      'sandbox',
      'E1',
      { window: { start: '2027-01-05T13:00', end: '2027-01-05T14:00' } },
      expect.any(String),
    );
  });
});
