import { useState } from 'react';
import type { PolicyDetail, PolicyDraft, PriceMethod, PriceRow } from '#shared/protocol';
import { ChoiceField, Note, TextField } from '#ui';
import { withRow } from './draft-rows.ts';
import { METHOD_WORDS } from './row-cells.ts';
import { RowDialog } from './RowDialog.tsx';

interface PriceRowDialogProps {
  detail: PolicyDetail;
  draft: PolicyDraft;
  row: PriceRow;
  isNew: boolean;
  onClose: () => void;
}

const ANY = '';

/** A row of the price list: who sells to whom, of which class, and how it is priced. */
export function PriceRowDialog(props: PriceRowDialogProps) {
  const { detail, draft, row, isNew, onClose } = props;
  const [seller, setSeller] = useState(row.seller ?? ANY);
  const [buyer, setBuyer] = useState(row.buyer ?? ANY);
  const [itemClass, setItemClass] = useState<string>(row.itemClass ?? ANY);
  const [method, setMethod] = useState<string>(row.method);
  const [percent, setPercent] = useState(
    row.basisPoints === null ? '' : String(row.basisPoints / 100),
  );
  const basisPoints = readPercent(percent);
  const takesPercent = method !== 'cost';
  const next: PriceRow = {
    row: row.row,
    seller: seller === ANY ? null : seller,
    buyer: buyer === ANY ? null : buyer,
    itemClass: itemClass === ANY ? null : (itemClass as 'A' | 'B' | 'C'),
    method: method as PriceMethod,
    basisPoints: takesPercent ? (basisPoints ?? null) : null,
  };
  const parties = [
    { value: ANY, label: 'any entity' },
    ...detail.entities.map(({ gln, name }) => ({ value: gln, label: name })),
  ];
  return (
    <RowDialog
      policy={detail.key}
      draft={draft}
      row={row.row}
      isNew={isNew}
      content={withRow(draft.content, 'prices', isNew ? null : row.row, next, 'above')}
      onClose={onClose}
      unavailable={
        basisPoints === undefined && takesPercent
          ? 'The share is a number with two digits'
          : undefined
      }
    >
      <ChoiceField label="Seller" value={seller} onChange={setSeller} choices={parties} hasFocus />
      <ChoiceField label="Buyer" value={buyer} onChange={setBuyer} choices={parties} />
      <ChoiceField
        label="Class"
        value={itemClass}
        onChange={setItemClass}
        choices={[ANY, 'A', 'B', 'C'].map((value) => ({ value, label: value || 'any class' }))}
      />
      <ChoiceField
        label="Method"
        value={method}
        onChange={setMethod}
        choices={Object.entries(METHOD_WORDS).map(([value, label]) => ({ value, label }))}
      />
      {takesPercent ? (
        <TextField
          label={method === 'listLess' ? 'Less, %' : 'Mark-up, %'}
          value={percent}
          onChange={setPercent}
          hint={
            method === 'costPlus' ? 'Empty takes the mark-up that the seller publishes.' : undefined
          }
        />
      ) : null}
      <Note>
        The first row that fits prices a sale: what is particular stands above what is general.
      </Note>
    </RowDialog>
  );
}

/** Hundredths of a per cent; null when nothing is typed, undefined when it is no such number. */
function readPercent(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  return /^\d+(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : undefined;
}
