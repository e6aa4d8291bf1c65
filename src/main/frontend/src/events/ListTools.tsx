import type { JSX } from 'preact';
import { Icon } from '../icon/Icon';
import { COLUMNS, type ListState } from '../route/listState';
import { usePage } from '../shell/page';
import { queryOf } from './pages';

interface Props {
  list: ListState;
  change: (to: Partial<ListState>) => void;
}

/** Which columns there are, and the way to have the list as a file. */
export function ListTools({ list, change }: Props): JSX.Element {
  const { api, env, me, say, t } = usePage();
  const query = queryOf(list, me.id, say.zone);
  return (
    <div class="es-tools">
      <details class="es-menu">
        <summary class="jenkins-button">
          <Icon name="columns" />
          {t('tools.columns')}
        </summary>
        <fieldset class="es-menu__box">
          <legend class="es-hidden">{t('tools.columns')}</legend>
          {COLUMNS.map((column) => (
            <label key={column} class="es-menu__item">
              <input
                type="checkbox"
                checked={list.columns.includes(column)}
                onChange={() =>
                  change({
                    columns: COLUMNS.filter((each) =>
                      each === column ? !list.columns.includes(each) : list.columns.includes(each),
                    ),
                  })
                }
              />
              {t(`column.${column}`)}
            </label>
          ))}
        </fieldset>
      </details>
      <details class="es-menu">
        <summary class="jenkins-button">
          <Icon name="download" />
          {t('tools.export')}
        </summary>
        <ul class="es-menu__box">
          {(['csv', 'json', 'ics'] as const).map((format) => (
            <li key={format}>
              <a class="es-menu__item" href={api.exported(env.name, format, query)} download>
                {t(`tools.${format}`)}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
