import { useState } from 'react';
import type { PolicyDetail, PolicyDraft, StatedRate } from '#shared/protocol';
import { TextField } from '#ui';
import { withRow } from './draft-rows.ts';
import { RowDialog } from './RowDialog.tsx';

interface RateRowDialogProps {
  detail: PolicyDetail;
  draft: PolicyDraft;
  row: StatedRate;
  isNew: boolean;
  onClose: () => void;
}

/** A rate that the group states for its own business, with whose it is and for which day. */
export function RateRowDialog(props: RateRowDialogProps) {
  const { detail, draft, row, isNew, onClose } = props;
  const [from, setFrom] = useState(row.from);
  const [to, setTo] = useState(row.to);
  const [rate, setRate] = useState(row.rateMicro === 0 ? '' : String(row.rateMicro / 1_000_000));
  const [source, setSource] = useState(row.source);
  const [on, setOn] = useState(row.on.slice(0, 10));
  const rateMicro = readRate(rate);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(on) && !Number.isNaN(Date.parse(on));
  const next: StatedRate = {
    row: row.row,
    from: from.trim(),
    to: to.trim(),
    rateMicro: rateMicro ?? 0,
    source: source.trim(),
    on: isDay ? `${on}T00:00:00.000Z` : on,
  };
  return (
    <RowDialog
      policy={detail.key}
      draft={draft}
      row={row.row}
      isNew={isNew}
      content={withRow(draft.content, 'rates', isNew ? null : row.row, next, 'above')}
      onClose={onClose}
      unavailable={
        rateMicro === undefined
          ? 'The rate is a number with six digits'
          : isDay
            ? undefined
            : 'The day reads 2026-06-30'
      }
    >
      <TextField label="From" value={from} onChange={setFrom} hasFocus hint="A currency, USD." />
      <TextField label="To" value={to} onChange={setTo} />
      <TextField label="Rate" value={rate} onChange={setRate} hint="What one unit comes to." />
      <TextField label="Source" value={source} onChange={setSource} />
      <TextField label="On" value={on} onChange={setOn} />
    </RowDialog>
  );
}

function readRate(typed: string): number | undefined {
  const text = typed.trim();
  return /^\d+(\.\d{1,6})?$/.test(text) ? Math.round(Number(text) * 1_000_000) : undefined;
}
