import type { JSX } from 'preact';
import { usePage } from '../../shell/page';
import { useColumnName } from './ActivityChart';
import { type Column, GROUPS, type Span } from './range';

/** The chart in numbers; a bucket in which nothing is says nothing. */
export function ActivityTable({ columns, span }: { columns: Column[]; span: Span }): JSX.Element {
  const { say, t } = usePage();
  const name = useColumnName(span);
  const used = GROUPS.filter((group) => columns.some(({ groups }) => groups[group] > 0));
  return (
    <div class="es-table-box">
      <table class="jenkins-table es-table" aria-labelledby="es-activity">
        <thead>
          <tr>
            <th scope="col">{t('chart.when')}</th>
            {used.map((group) => (
              <th key={group} scope="col">
                {t(`group.${group}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns
            .filter(({ total }) => total > 0)
            .map((column) => (
              <tr key={column.start}>
                <th scope="row">{name(column)}</th>
                {used.map((group) => (
                  <td key={group}>{say.number(column.groups[group])}</td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
