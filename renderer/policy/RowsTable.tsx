import type { PolicyContent, PolicyProblem, PolicyTable } from '#shared/protocol';
import type { Currency } from '#shared/vocabulary';
import { Button, EmptyRegion, NOTHING_YET } from '#ui';
import { ChangedValue } from './ChangedValue.tsx';
import { placedRows, type PlacedRow } from './draft-rows.ts';
import { cellsOf, headersOf } from './row-cells.ts';
import { Problem } from './SettingsTable.tsx';
import styles from './policy.module.css';

interface RowsTableProps {
  table: PolicyTable;
  title: string;
  /** Said where it has no row. */
  nothing: string;
  inForce: PolicyContent;
  draft: PolicyContent | null;
  problems: readonly PolicyProblem[];
  currency: Currency;
  onEdit?: ((row: PlacedRow) => void) | undefined;
  onDrop?: ((row: PlacedRow) => void) | undefined;
  /** One place higher; missing where the order says nothing. */
  onUp?: ((row: PlacedRow) => void) | undefined;
  /** A row is on its way up. */
  isBusy?: boolean;
  /** What people call an entity by its number. */
  nameOf?: ((gln: string) => string) | undefined;
  editUnavailable?: string | undefined;
}

/** The decision table: one row a line, what a draft changes in bold beside what it was, what it drops struck through. */
export function RowsTable(props: RowsTableProps) {
  const { table, title, nothing, inForce, draft, problems, currency } = props;
  const { onEdit, onDrop, onUp, isBusy = false, nameOf, editUnavailable } = props;
  const old = new Map(placedRows(inForce, table).map((placed) => [placed.row.row, placed]));
  const now = placedRows(draft ?? inForce, table);
  const dropped = [...old].filter(([name]) => !now.some(({ row }) => row.row === name));
  if (now.length === 0 && dropped.length === 0) return <EmptyRegion>{nothing}</EmptyRegion>;
  return (
    <table className={styles['table']} aria-label={title}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">Row</th>
          {headersOf(table).map((header) => (
            <th key={header} scope="col">
              {header}
            </th>
          ))}
          {onEdit === undefined ? null : <th scope="col">Act</th>}
        </tr>
      </thead>
      <tbody>
        {now.map((placed, place) => {
          const { row } = placed;
          const before = draft === null ? placed : old.get(row.row);
          const was = before === undefined ? null : cellsOf(before, currency, nameOf);
          return (
            <tr key={row.row} data-changed={before === undefined || undefined}>
              <th scope="row">
                {before === undefined ? `${row.row}, new` : row.row}
                <Problem problems={problems} path={`${table}.${row.row}`} isExact />
              </th>
              {cellsOf(placed, currency, nameOf).map(({ path, text }, i) => (
                <td key={path}>
                  <ChangedValue
                    before={was === null ? text : (was[i]?.text ?? NOTHING_YET)}
                    after={text}
                  />
                  <Problem problems={problems} path={`${table}.${row.row}.${path}`} />
                </td>
              ))}
              {onEdit === undefined ? null : (
                <td>
                  <Button
                    isSmall
                    unavailable={editUnavailable}
                    does={`edit row ${row.row}`}
                    onPress={() => onEdit(placed)}
                  >
                    Edit
                  </Button>{' '}
                  {onUp === undefined ? null : (
                    <Button
                      isSmall
                      isBusy={isBusy}
                      // It stays where it is: whoever moved a row to the top keeps the keyboard.
                      unavailable={editUnavailable ?? (place === 0 ? 'It is the first' : undefined)}
                      does={`move row ${row.row} up`}
                      onPress={() => onUp(placed)}
                    >
                      Up
                    </Button>
                  )}{' '}
                  {onDrop === undefined ? null : (
                    <Button
                      isSmall
                      unavailable={editUnavailable}
                      does={`drop row ${row.row}`}
                      onPress={() => onDrop(placed)}
                    >
                      Drop
                    </Button>
                  )}
                </td>
              )}
            </tr>
          );
        })}
        {dropped.map(([name, placed]) => (
          <tr key={name}>
            <th scope="row">{`${name}, dropped`}</th>
            {cellsOf(placed, currency, nameOf).map(({ path, text }) => (
              <td key={path}>
                <s>{text}</s>
              </td>
            ))}
            {onEdit === undefined ? null : <td>{NOTHING_YET}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
