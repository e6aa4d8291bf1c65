import { screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { EventsView } from '../events/EventsView';
import { anEnvironment } from '../fixture/place';
import { fakeApi } from '../fixture/fakeApi';
import { aPage, show } from '../fixture/show';
import { EVERYTHING } from '../route/listState';
import { KeptSince } from './KeptSince';

const keeping = (keptFor: string | null): ReturnType<typeof aPage> =>
  aPage(fakeApi(), { env: anEnvironment({ keptFor }) });

describe('since when events are kept', () => {
  it('is told by the day', () => {
    show(<KeptSince />, keeping('PT9600H'));
    expect(screen.getByText('Finished events since 27 Oct 2025; older ones are in the archive.')).toBeTruthy();
  });

  it('is not told where all are kept', () => {
    show(<KeptSince />, keeping(null));
    expect(screen.queryByText(/Finished events since/)).toBeNull();
  });

  it('is told of lists in which finished events are', () => {
    const { unmount } = show(<EventsView list={{ ...EVERYTHING, status: ['scheduled', 'ended'] }} />, keeping('P90D'));
    expect(screen.getByText(/Finished events since/)).toBeTruthy();
    unmount();
    show(<EventsView list={{ ...EVERYTHING, status: ['scheduled', 'live'] }} />, keeping('P90D'));
    expect(screen.queryByText(/Finished events since/)).toBeNull();
  });
});
