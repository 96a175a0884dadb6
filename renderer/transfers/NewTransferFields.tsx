import type { SiteRow, TransferProposal } from '#shared/protocol';
import { UNIT_WORDS } from '#shared/vocabulary';
import { useAnswer, useEntity } from '#live';
import { Button, ChoiceField, NumberField, quantity } from '#ui';
import { quantityProblem } from '#work';
import { ItemSearch } from './ItemSearch.tsx';
import type { TransferForm } from './new-transfer-form.ts';
import styles from './new-transfer.module.css';

interface NewTransferFieldsProps {
  form: TransferForm;
  onChange: (form: TransferForm) => void;
  sites: readonly SiteRow[];
  solved: TransferProposal | undefined;
}

/** What a person chooses of a new transfer; what they leave open is solved. */
export function NewTransferFields({ form, onChange, sites, solved }: NewTransferFieldsProps) {
  const set = (change: Partial<TransferForm>) => onChange({ ...form, ...change });
  const choices = sites.map(({ key, name, entityName }) => ({
    value: key,
    label: `${name}, ${entityName}`,
  }));
  // The keyboard stands where the next choice is: the item's search takes it, and when the item changes the fields are
  // new ones, of which the first open one takes it, else the quantity.
  const isChosen = form.gtin !== '';
  const unit = solved === undefined ? undefined : UNIT_WORDS[solved.unit];
  return (
    <div className={styles['form']}>
      {isChosen ? (
        <ChosenItem
          gtin={form.gtin}
          site={form.to === '' ? form.from : form.to}
          onChange={() => set({ gtin: '', quantity: null })}
        />
      ) : (
        <ItemSearch onChoose={(gtin) => set({ gtin })} hasFocus />
      )}
      <ChoiceField
        key={`to for ${form.gtin}`}
        label="To"
        hasFocus={isChosen && form.to === ''}
        value={form.to}
        onChange={(to) => set({ to })}
        choices={[{ value: '', label: 'Choose a site' }, ...choices]}
      />
      <ChoiceField
        label="From"
        value={form.from}
        onChange={(from) => set({ from })}
        choices={[
          { value: '', label: 'Best source, solved' },
          ...choices.filter(({ value }) => value !== form.to),
        ]}
        hint={
          solved?.from == null || form.from !== ''
            ? undefined
            : `Solved: ${sites.find(({ key }) => key === solved.from)?.name ?? solved.from}`
        }
      />
      <NumberField
        key={`quantity of ${form.gtin}`}
        label="Quantity"
        hasFocus={isChosen && form.to !== ''}
        value={form.quantity ?? (solved === undefined ? '' : String(solved.quantity))}
        onChange={(typed) => set({ quantity: typed })}
        {...(unit === undefined ? {} : { unit })}
        refusal={quantityProblem(form.quantity ?? '')}
        hint={
          solved === undefined
            ? 'Empty takes the shortage, in whole case packs.'
            : `Moves ${quantity(solved.quantity, solved.unit)}, in whole case packs.`
        }
      />
    </div>
  );
}

interface ChosenItemProps {
  gtin: string;
  /** A site whose stock row says how the item is called. */
  site: string;
  onChange: () => void;
}

function ChosenItem({ gtin, site, onChange }: ChosenItemProps) {
  const row = useEntity('stock', site === '' ? null : `${site}/${gtin}`);
  const found = useAnswer('master.find', row === undefined ? { text: gtin } : null);
  const label =
    row?.description ?? found.data?.find(({ kind, key }) => kind === 'item' && key === gtin)?.label;
  return (
    <div className={styles['chosen']}>
      <div>
        Item
        <b>{label ?? gtin}</b>
        <small>{row === undefined ? `GTIN ${gtin}` : `${row.sku} · GTIN ${gtin}`}</small>
      </div>
      <Button isSmall onPress={onChange}>
        Change
      </Button>
    </div>
  );
}
