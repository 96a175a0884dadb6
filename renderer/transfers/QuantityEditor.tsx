import { useState } from 'react';
import type { TransferProposal, TransferRow } from '#shared/protocol';
import { UNIT_WORDS } from '#shared/vocabulary';
import { useAnswer } from '#live';
import { Button, goTo, Note, NumberField, places, quantity, useKeys } from '#ui';
import { ActDialog, HubRegion, useRight, quantityProblem, readQuantity, useSettled } from '#work';
import { QuantityComparison } from './QuantityComparison.tsx';
import styles from './card.module.css';

interface QuantityEditorProps {
  row: TransferRow;
  proposal: TransferProposal;
  siteName: (gln: string) => string;
  onClose: () => void;
}

/**
 * Another quantity for a transfer that was asked for: solves again and shows old beside new. What was approved or
 * reserved is never changed in place; the other quantity is asked for anew, after this one is taken back.
 */
export function QuantityEditor({ row, proposal, siteName, onClose }: QuantityEditorProps) {
  const [typed, setTyped] = useState(String(row.quantity));
  const [isReplacing, setReplacing] = useState(false);
  const wanted = readQuantity(useSettled(typed));
  const changed = wanted !== null && wanted !== row.quantity ? wanted : null;
  const answer = useAnswer(
    'transfer.proposal',
    changed === null ? null : { to: row.to, gtin: row.gtin, from: row.from, quantity: changed },
    row.version,
  );
  const solved = changed === null ? undefined : answer.data;
  const rights = [useRight('transfer.cancel'), useRight('transfer.create')];
  const right = rights.find((one) => one !== undefined);
  useKeys('editor', [{ keys: 'Esc', does: 'close the editor', run: onClose, inFields: true }]);
  return (
    <div className={styles['editor']}>
      <NumberField
        label="Quantity"
        value={typed}
        onChange={setTyped}
        unit={UNIT_WORDS[row.unit]}
        hint="In whole case packs; another figure is rounded up."
        refusal={quantityProblem(typed)}
        hasFocus
      />
      {changed === null ? (
        <Note>Type another quantity to solve it again.</Note>
      ) : (
        <HubRegion answer={answer}>
          {(after) => <QuantityComparison before={proposal} after={after} siteName={siteName} />}
        </HubRegion>
      )}
      <div className={styles['editorActs']}>
        <Button
          isSmall
          unavailable={right ?? (solved === undefined ? 'Nothing solved yet' : undefined)}
          onPress={() => setReplacing(true)}
        >
          Replace this transfer
        </Button>
        <Button isSmall keys="Esc" isKeyBoundElsewhere onPress={onClose}>
          Close
        </Button>
      </div>
      {isReplacing && solved !== undefined ? (
        <ActDialog
          title={`Cancel ${row.key} and ask for ${quantity(solved.quantity, solved.unit)} instead`}
          verb="Cancel and go on"
          name="transfer.cancel"
          input={(reason) => ({ transfer: row.key, seen: row.version, reason })}
          reason="needed"
          done={`Cancelled ${row.key}`}
          onDone={() =>
            goTo(
              places.newTransfer({
                exception: row.exception,
                to: row.to,
                from: solved.from,
                gtin: row.gtin,
                quantity: solved.quantity,
              }),
            )
          }
          onClose={() => setReplacing(false)}
        >
          <Note>
            Its reservation is released once the warehouse confirms it. The form of the new transfer
            opens filled in; you create it there.
          </Note>
        </ActDialog>
      ) : null}
    </div>
  );
}
