import { fireEvent, render, type RenderResult, screen, within } from '@testing-library/preact';
import type { JSX, VNode } from 'preact';
import { useState } from 'preact/hooks';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Api } from '../api/client';
import { NotConnected, Problem } from '../api/problem';
import { anEvent } from '../fixture/event';
import { fakeApi } from '../fixture/fakeApi';
import { anEnvironment, aSpec } from '../fixture/place';
import { aPage } from '../fixture/show';
import { type Page, PageContext } from '../shell/page';
import { type Task, taskOf } from './task';
import { FROM_NOTHING } from '../route/beginning';
import { FormView } from './FormView';

/** The form with the address that moves under it. */
function show(view: VNode<{ task: Task }>, page: Page): RenderResult {
  const { task } = view.props;
  function Moving(): JSX.Element {
    const [now, setNow] = useState(task);
    const go: Page['go'] = (route, replace) =>
      route.view === 'new' ? setNow(taskOf(route.begin)) : page.go(route, replace);
    return (
      <PageContext.Provider value={{ ...page, go }}>
        <FormView task={now} />
      </PageContext.Provider>
    );
  }
  return render(<Moving />);
}

const to = (step: string): Promise<void> =>
  userEvent.click(
    within(screen.getByRole('navigation', { name: 'Steps' })).getByRole('button', { name: new RegExp(step) }),
  );

const input = (label: string | RegExp): HTMLInputElement => screen.getByLabelText(label);
const type = (label: string | RegExp, value: string): void => void fireEvent.input(input(label), { target: { value } });

async function fillWhat(): Promise<void> {
  await screen.findByRole('heading', { level: 1 });
  type(/^Name/, 'Flash sale');
  await userEvent.click(screen.getByRole('radio', { name: /scale/ }));
}

async function fillWhen(): Promise<void> {
  type('Starts: date', '2026-12-24');
  type('Starts: time', '18:00');
  await userEvent.click(screen.getByRole('button', { name: '4 hrs' }));
}

/** Everything, up to the review. */
async function fill(): Promise<void> {
  await fillWhat();
  await next();
  await fillWhen();
  await next();
  await screen.findByText('It has no settings.');
  await next();
}

const press = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
const next = (): Promise<void> => press('Next');
const submit = (name = 'Schedule event'): Promise<void> => press(name);

describe('a new event', () => {
  it('is sent with a key, and then shown', async () => {
    const api = fakeApi([anEvent({ id: 'NEW' })]);
    const page = aPage(api);
    show(<FormView task={{ kind: 'new', begin: FROM_NOTHING }} />, page);
    await fillWhat();
    await next();
    await fillWhen();
    expect(input('Ends: date').value).toBe('2026-12-24');
    expect(input('Ends: time').value).toBe('22:00');
    await next();
    await next();
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
    await fillWhat();
    await next();
    await fillWhen();
    await next();
    await next();

    await submit();
    expect(screen.getByRole('button', { name: 'Sending…' })).toBeTruthy();
    expect(api.create).not.toHaveBeenCalled();

    known([]);
    await vi.waitFor(() => expect(api.create).toHaveBeenCalledOnce());
  });

  it('does not go on from a step in which something is missing, and says what', async () => {
    show(<FormView task={{ kind: 'new', begin: FROM_NOTHING }} />, aPage(fakeApi()));
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByRole('alert')).toBeNull();
    await next();
    const summary = screen.getByRole('alert');
    expect(within(summary).getByText('2 things are not right yet')).toBeTruthy();
    const name = input(/^Name/);
    expect(name.getAttribute('aria-invalid')).toBe('true');
    const described = (name.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
    expect(described).toContain('Give the event a name.');
    await userEvent.click(within(summary).getByRole('button', { name: 'Name' }));
    expect(document.activeElement).toBe(name);
    type(/^Name/, 'x');
    await userEvent.click(screen.getByRole('radio', { name: /scale/ }));
    await next();
    expect(screen.getByText('Step 2 of 4: When')).toBe(document.activeElement);
  });

  it('shows everything that is missing at the review, with the way to each field of each step', async () => {
    const api = fakeApi();
    show(<FormView task={{ kind: 'new', begin: { ...FROM_NOTHING, step: 'review' } }} />, aPage(api));
    await screen.findByRole('heading', { level: 1 });
    await submit();
    const summary = screen.getByRole('alert');
    expect(within(summary).getByText('4 things are not right yet')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'What (something is not right yet)' })).toBeTruthy();
    await userEvent.click(within(summary).getByRole('button', { name: 'Name' }));
    await vi.waitFor(() => expect(document.activeElement).toBe(input(/^Name/)));
    expect(api.create).not.toHaveBeenCalled();
  });

  it('goes back by the steps, and keeps what was typed', async () => {
    show(<FormView task={{ kind: 'new', begin: FROM_NOTHING }} />, aPage(fakeApi()));
    await fillWhat();
    await next();
    await press('Back');
    expect(input(/^Name/).value).toBe('Flash sale');
    await to('When');
    expect(screen.getByRole('button', { name: /When/ }).getAttribute('aria-current')).toBe('step');
  });

  it('says what the server finds, at its field, once the person has been there', async () => {
    const check = vi.fn<Api['check']>().mockResolvedValue({
      problems: [{ pointer: '/window/end', message: 'Too long.' }],
      notices: [{ pointer: '/lead', message: 'It begins at once.' }],
      preview: null,
      conflicts: [],
    });
    show(<FormView task={{ kind: 'new', begin: FROM_NOTHING }} />, aPage(fakeApi([], { check })));
    await fillWhat();
    await next();
    await fillWhen();
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
    expect((await screen.findAllByText('Taken.')).length).toBe(1);
    await to('What');
    expect(screen.getAllByText('Taken.').length).toBe(2);
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
    await screen.findByRole('heading', { level: 1 });
    expect(input(/^Name/).value).toBe('Flash sale');
    await to('Review');
    await screen.findByText('It has no settings.');
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
    await fillWhat();
    type(/^Expected audience/, '5,000');
    await next();
    await fillWhen();
    await next();
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
    await next();
    expect(screen.getAllByText(/Give a JSON object/).length).toBe(2);
    type(/^Tags/, '{"a":"b"}');
    await next();
    expect(screen.getByText('prices', { exact: false })).toBeTruthy();
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

  it('asks for a reference where AWS resolves secrets', async () => {
    const parameters = vi.fn<Api['parameters']>().mockResolvedValue([aSpec({ name: 'Password', noEcho: true })]);
    const env = anEnvironment({ kind: 'aws-step-functions', secrets: 'reference' });
    show(<FormView task={{ kind: 'new', begin: FROM_NOTHING }} />, aPage(fakeApi([], { parameters }), { env }));
    await screen.findByRole('heading', { level: 1 });
    await fillWhat();
    await next();
    await fillWhen();
    await next();
    expect(await screen.findByText(/give a reference that AWS resolves.*{{resolve:secretsmanager:shop}}/)).toBeTruthy();
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
    show(<FormView task={taskOf({ ...FROM_NOTHING, cloneOf: 'E1' })} />, aPage(api));
    await screen.findByRole('heading', { level: 1 });
    expect(input(/^Notes/).value).toBe('As before.');
    await next();
    expect(input('Starts: date').value).toBe('');
    expect(input('Starts: time').value).toBe('13:00');
    type('Starts: date', '2027-01-05');
    await next();
    await screen.findByText('It has no settings.');
    await next();
    await submit();
    expect(api.clone).toHaveBeenCalledWith(
      'sandbox',
      'E1',
      { window: { start: '2027-01-05T13:00', end: '2027-01-05T14:00' } },
      expect.any(String),
    );
  });
});

describe('what helps to fill it', () => {
  const usual = {
    type: 'automation' as const,
    name: 'scale',
    events: 12,
    succeeded: 11,
    failed: 1,
    preroll: { p50: 'PT3M30S', p90: 'PT6M10S', samples: 12 },
    postroll: { p50: null, p90: null, samples: 0 },
    lead: 'PT9M',
    last: [],
  };

  it('proposes a lead from how long the target has taken', async () => {
    show(
      <FormView task={{ kind: 'new', begin: FROM_NOTHING }} />,
      aPage(fakeApi([], { statistics: () => Promise.resolve([usual]) })),
    );
    await screen.findByRole('heading', { level: 1 });
    expect(await screen.findByText('Usually up in 3.5 mins')).toBeTruthy();
    await fillWhat();
    await next();
    expect(screen.getByText(/within 6.2 mins nine times out of ten \(12 times/)).toBeTruthy();
    await press('Begin 9 mins before');
    expect(input(/^Begin to prepare/).value).toBe('9');
    expect(screen.queryByText(/nine times out of ten/)).toBeNull();
  });

  it('tells of other events on the same target at the same time', async () => {
    const window = { start: '2026-12-24T19:00:00Z', end: '2026-12-24T20:00:00Z', zone: 'UTC' };
    const check = () =>
      Promise.resolve({
        problems: [],
        notices: [],
        preview: null,
        conflicts: [{ id: 'E9', name: 'Gala', window, status: 'scheduled' as const }],
      });
    show(<FormView task={{ kind: 'new', begin: FROM_NOTHING }} />, aPage(fakeApi([], { check })));
    await fillWhat();
    await next();
    await fillWhen();
    const link = await screen.findByRole('link', { name: /^Gala/ });
    expect(link.getAttribute('href')).toBe('?at=sandbox/events/E9');
  });

  it('schedules each time of a recurrence, but not those that were left out', async () => {
    const at = (day: string) => ({
      window: { start: `${day}T18:00:00Z`, end: `${day}T22:00:00Z`, zone: 'UTC' },
      date: day,
      problems: [],
      notices: [],
      conflicts: [],
    });
    const checkSeries = vi.fn<Api['checkSeries']>((_, { except }) =>
      Promise.resolve({
        problems: [],
        notices: [],
        occurrences: [at('2026-12-24'), at('2026-12-31')].filter(({ date }) => !except.includes(date)),
      }),
    );
    const createSeries = vi.fn<Api['createSeries']>(() =>
      Promise.resolve({ series: 'S1', events: [anEvent({ series: 'S1' })] }),
    );
    const page = aPage(fakeApi([], { checkSeries, createSeries }));
    show(<FormView task={{ kind: 'new', begin: FROM_NOTHING }} />, page);
    await fillWhat();
    await next();
    await fillWhen();
    await userEvent.click(screen.getByRole('radio', { name: 'Weekly' }));
    expect(screen.getByRole('button', { name: 'Thursday' }).getAttribute('aria-pressed')).toBe('true');
    expect(await screen.findByText('2 times')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /^Leave out Thu 31 Dec/ }));
    expect(await screen.findByText('1 time')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Put back' })).toBeTruthy();
    await next();
    await next();
    await submit('Schedule all of them');
    expect(createSeries).toHaveBeenCalledWith(
      'sandbox',
      expect.objectContaining({ rule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=4', except: ['2026-12-31'] }),
      expect.any(String),
    );
    await vi.waitFor(() =>
      expect(page.go).toHaveBeenCalledWith(
        expect.objectContaining({ view: 'events', list: expect.objectContaining({ series: 'S1' }) as unknown }),
        'replace',
      ),
    );
  });

  it('begins with a template, or with a slot of the calendar', async () => {
    const templates = () =>
      Promise.resolve([
        { name: 'Match day', draft: { name: 'Match: ', audience: 800, criticality: 'critical' as const } },
      ]);
    const page = aPage(fakeApi([], { templates }));
    const { unmount } = show(
      <FormView task={{ kind: 'new', begin: { ...FROM_NOTHING, template: 'Match day' } }} />,
      page,
    );
    await screen.findByRole('heading', { level: 1 });
    expect(input(/^Name/).value).toBe('Match: ');
    expect(input(/^Expected audience/).value).toBe('800');
    expect(screen.getByRole('link', { name: 'Match day' }).getAttribute('aria-current')).toBe('true');
    unmount();
    const begin = { ...FROM_NOTHING, start: '2026-12-05T20:00', end: '2026-12-05T22:00', step: 'when' as const };
    show(<FormView task={{ kind: 'new', begin }} />, page);
    await screen.findByRole('heading', { level: 1 });
    expect(input('Starts: date').value).toBe('2026-12-05');
    expect(input('Ends: time').value).toBe('22:00');
  });

  it('keeps what was typed as a template, without its times', async () => {
    const api = fakeApi();
    show(<FormView task={{ kind: 'new', begin: FROM_NOTHING }} />, aPage(api));
    await fill();
    await press('Save as template');
    const dialog = screen.getByRole('dialog');
    fireEvent.input(within(dialog).getByLabelText('Name'), { target: { value: 'Sale' } });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save as template' }));
    expect(api.keepTemplate).toHaveBeenCalledWith('sandbox', 'Sale', expect.objectContaining({ name: 'Flash sale' }));
    expect(vi.mocked(api.keepTemplate).mock.calls[0]?.[2]).not.toHaveProperty('window');
  });

  it('asks for the folder where there is a choice', async () => {
    const api = fakeApi([anEvent()]);
    show(
      <FormView task={{ kind: 'new', begin: FROM_NOTHING }} />,
      aPage(api, { env: anEnvironment({ folders: ['marketing', 'sport/live'] }) }),
    );
    await fillWhat();
    await next();
    expect(screen.getAllByText('Choose in which folder it is scheduled.').length).toBe(2);
    fireEvent.change(screen.getByRole('combobox', { name: 'Folder' }), { target: { value: 'sport/live' } });
    await next();
    await fillWhen();
    await next();
    await next();
    await submit();
    expect(vi.mocked(api.create).mock.calls[0]?.[1]).toMatchObject({ folder: 'sport/live' });
  });
});
