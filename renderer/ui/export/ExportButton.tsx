import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../controls/Button.tsx';
import styles from '../controls/chip.module.css';
import { Menu } from '../controls/Menu.tsx';
import { say } from '../dialogs/toasts.ts';
import { count } from '../format/numbers.ts';
import type { GridModel } from '../grid/grid-model.ts';
import { viewpoint } from '../viewpoint.ts';
import { csvOfView } from './csv.ts';
import { saveFile } from './save-file.ts';
import { tableOfView } from './view-table.ts';
import type { ViewTable } from './view-table.ts';
import { xlsxOfView } from './xlsx.ts';

interface ExportButtonProps<Row> {
  model: GridModel<Row>;
  /** The view's name; the file is called by it. */
  title: string;
  /** Each part of the filter in words; empty ones are left out. */
  filter?: readonly string[];
}

type Format = 'xlsx' | 'csv';

/** Ctrl E: exactly the shown view as .xlsx or .csv, with its as-of stamp, filter and definitions. */
export function ExportButton<Row>({ model, title, filter = [] }: ExportButtonProps<Row>) {
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const run = async (format: Format) => {
    setBusy(true);
    try {
      const table = tableOfView(model, { title, filter, view: viewpoint.getState() });
      const path = await saveView(table, format);
      if (path !== null) say(`Exported ${count(table.rows.length)} rows to ${path}`);
    } catch (error) {
      say(`Not exported: ${error instanceof Error ? error.message : String(error)}`, {
        state: 'late',
      });
    } finally {
      setBusy(false);
    }
  };
  return (
    <span className={styles['holder']}>
      <Button
        isSmall
        icon={Download}
        keys="Ctrl E"
        isBusy={isBusy}
        onPress={() => setOpen(!isOpen)}
      >
        Export
      </Button>
      {isOpen ? (
        <Menu
          label="Export this view"
          align="right"
          onClose={() => setOpen(false)}
          items={[
            { id: 'xlsx', label: 'Excel workbook, .xlsx', onPress: () => void run('xlsx') },
            { id: 'csv', label: 'Text, .csv', onPress: () => void run('csv') },
          ]}
        />
      ) : null}
    </span>
  );
}

function saveView(table: ViewTable, format: Format): Promise<string | null> {
  const stamp = table.takenAt.slice(0, 16).replaceAll(/[: ]/g, '-');
  const name = `${table.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${stamp}.${format}`;
  if (format === 'csv') {
    return saveFile(name, new TextEncoder().encode(csvOfView(table)), 'text/csv;charset=utf-8');
  }
  return xlsxOfView(table).then((bytes) =>
    saveFile(name, bytes, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  );
}
