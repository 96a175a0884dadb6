import type { PolicyContent, PolicyProblem } from '#shared/protocol';
import type { Currency } from '#shared/vocabulary';
import { Button, EmptyRegion, NOTHING_YET } from '#ui';
import { ChangedValue } from './ChangedValue.tsx';
import { rowsOf, type TableRow } from './draft-rows.ts';
import { cellsOf, headersOf } from './row-cells.ts';
import { Problem } from './SettingsTable.tsx';
import styles from './policy.module.css';

interface RowsTableProps {
  /** `approvals`, `rows`, `ranks`, `prices`, `rates`. */
  table: string;
  title: string;
  /** Said where it has no row. */
  nothing: string;
  inForce: PolicyContent;
  draft: PolicyContent | null;
  problems: readonly PolicyProblem[];
  currency: Currency;
  onEdit?: ((row: TableRow) => void) | undefined;
  onDrop?: ((row: TableRow) => void) | undefined;
  /** One place higher; missing where the order says nothing. */
  onUp?: ((row: TableRow) => void) | undefined;
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
  const old = new Map(rowsOf(inForce, table).map((row) => [row.row, row]));
  const now = rowsOf(draft ?? inForce, table);
  const dropped = [...old.values()].filter(({ row }) => !now.some((one) => one.row === row));
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
        {now.map((row, place) => {
          const before = draft === null ? row : old.get(row.row);
          const was = before === undefined ? null : cellsOf(table, before, currency, nameOf);
          return (
            <tr key={row.row} data-changed={before === undefined || undefined}>
              <th scope="row">
                {before === undefined ? `${row.row}, new` : row.row}
                <Problem problems={problems} path={`${table}.${row.row}`} isExact />
              </th>
              {cellsOf(table, row, currency, nameOf).map(({ path, text }, i) => (
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
                    onPress={() => onEdit(row)}
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
                      onPress={() => onUp(row)}
                    >
                      Up
                    </Button>
                  )}{' '}
                  {onDrop === undefined ? null : (
                    <Button
                      isSmall
                      unavailable={editUnavailable}
                      does={`drop row ${row.row}`}
                      onPress={() => onDrop(row)}
                    >
                      Drop
                    </Button>
                  )}
                </td>
              )}
            </tr>
          );
        })}
        {dropped.map((row) => (
          <tr key={row.row}>
            <th scope="row">{`${row.row}, dropped`}</th>
            {cellsOf(table, row, currency, nameOf).map(({ path, text }) => (
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
