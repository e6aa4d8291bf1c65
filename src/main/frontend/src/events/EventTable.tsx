import type { ComponentChildren, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Sort } from '../api/client';
import type { Scheduled } from '../api/words';
import { Icon } from '../icon/Icon';
import { useNow } from '../live/useNow';
import type { Column, ListState } from '../route/listState';
import { addressOf } from '../route/route';
import { usePage } from '../shell/page';
import { nextStep } from '../status/nextStep';
import { StatusLabel } from '../status/StatusLabel';
import type { Selection } from './selection';
import { WindowText } from './WindowText';

/** By what the server can sort a column. */
const SORT: Partial<Record<Column | 'name', Sort>> = {
  name: 'name',
  status: 'status',
  window: 'start',
  owner: 'owner',
  updated: 'updated',
};

interface Props {
  events: Scheduled[];
  list: ListState;
  selection: Selection;
  change: (to: Partial<ListState>) => void;
}

export function EventTable({ events, list, selection, change }: Props): JSX.Element {
  const { t, say } = usePage();
  const now = useNow();
  const all = events.length > 0 && events.every(({ id }) => selection.has(id));
  return (
    <div class="es-table-box">
      <table class="jenkins-table es-table" aria-labelledby="es-all">
        <thead>
          <tr>
            <th scope="col" class="es-table__check">
              <input
                type="checkbox"
                aria-label={t('bulk.all')}
                checked={all}
                onChange={() => selection.set(all ? [] : events)}
              />
            </th>
            <Header column="name" list={list} change={change} />
            {list.columns.map((column) => (
              <Header key={column} column={column} list={list} change={change} />
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <Row
              key={event.id}
              event={event}
              columns={list.columns}
              next={nextStep(event, now, t, say)}
              chosen={selection.has(event.id)}
              choose={selection.toggle}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeaderProps {
  column: Column | 'name';
  list: ListState;
  change: (to: Partial<ListState>) => void;
}

function Header({ column, list, change }: HeaderProps): JSX.Element {
  const { t } = usePage();
  const by = SORT[column];
  const name = t(`column.${column}`);
  if (by === undefined) {
    return <th scope="col">{name}</th>;
  }
  const up = list.sort === by;
  const down = list.sort === `-${by}`;
  return (
    <th scope="col" aria-sort={up ? 'ascending' : down ? 'descending' : undefined}>
      <button type="button" class="es-sort" onClick={() => change({ sort: up ? `-${by}` : by })}>
        {name}
        <Icon name={down ? 'down' : 'up'} class={up || down ? '' : 'es-sort__idle'} />
      </button>
    </th>
  );
}

interface RowProps {
  event: Scheduled;
  columns: readonly Column[];
  next: string;
  chosen: boolean;
  choose: (event: Scheduled) => void;
}

/** Made again only when its own words change, not at every tick of the clock. */
function Row({ event, columns, next, chosen, choose }: RowProps): JSX.Element {
  const { env, t } = usePage();
  return useMemo(
    () => (
      <tr class={chosen ? 'es-table__row--chosen' : undefined}>
        <td class="es-table__check">
          <input
            type="checkbox"
            aria-label={t('bulk.choose', { name: event.name })}
            checked={chosen}
            onChange={() => choose(event)}
          />
        </td>
        <th scope="row" class="es-table__name">
          <a href={addressOf({ view: 'event', env: env.name, id: event.id })}>
            <bdi>{event.name}</bdi>
          </a>
          {event.series !== null && <Icon name="repeat" class="es-table__series" />}
        </th>
        {columns.map((column) => (
          <Cell key={column} column={column} event={event} next={next} />
        ))}
      </tr>
    ),
    [event, columns, next, env.name, chosen, choose, t],
  );
}

function Cell({ column, event, next }: { column: Column; event: Scheduled; next: string }): JSX.Element {
  const { say, t } = usePage();
  const quiet = (text: ComponentChildren): JSX.Element => <td class="es-table__quiet">{text}</td>;
  switch (column) {
    case 'status':
      return (
        <td>
          <StatusLabel status={event.status} />
        </td>
      );
    case 'next':
      return (
        <td class="es-table__next">
          <span class="es-clamp" title={next}>
            {next}
          </span>
        </td>
      );
    case 'window':
      return (
        <td>
          <WindowText window={event.window} />
        </td>
      );
    case 'target':
      return quiet(<bdi>{event.target.name}</bdi>);
    case 'owner':
      return quiet(<bdi>{event.owner}</bdi>);
    case 'folder':
      return quiet(<bdi>{event.folder}</bdi>);
    case 'audience':
      return quiet(event.audience === null ? '' : say.number(event.audience));
    case 'criticality':
      return quiet(t(`criticality.${event.criticality}`));
    case 'updated':
      return quiet(say.short(Date.parse(event.updatedAt)));
  }
}
