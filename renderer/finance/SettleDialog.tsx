import { useState } from 'react';
import { useAnswer } from '#live';
import { ChoiceField, goTo, Note, places } from '#ui';
import { ActDialog, HubRegion, StatementSheet } from '#work';
import type { Pair } from './settlement-pairs.ts';

interface SettleDialogProps {
  pair: Pair;
  upTo: string;
  onClose: () => void;
}

/**
 * Draws a statement up for one side. What is sent is the statement that is shown: where the books have changed meanwhile
 * the hub refuses it.
 */
export function SettleDialog({ pair, upTo, onClose }: SettleDialogProps) {
  const { entity, entityName, counterparty, counterpartyName, currency } = pair;
  const asked = { entity, counterparty, currency, upTo };
  const answer = useAnswer('settlement.preview', asked, '');
  const [speaksFor, setSpeaksFor] = useState(entity);
  const other = speaksFor === entity ? counterpartyName : entityName;
  const hash = answer.data?.hash;
  return (
    <ActDialog
      title={`Settle ${entityName} and ${counterpartyName}`}
      verb="Draw up the statement"
      name="settlement.propose"
      input={(reason) => ({ ...asked, speaksFor, hash: hash ?? '', reason })}
      reason="needed"
      unavailable={
        hash !== undefined
          ? undefined
          : answer.isError
            ? 'There is no statement to agree to'
            : 'The statement is being read'
      }
      done={`Drew up the statement of ${entityName} and ${counterpartyName}`}
      onDone={({ objects }) =>
        objects[0] === undefined ? undefined : goTo(places.run(objects[0]))
      }
      onClose={onClose}
    >
      <ChoiceField
        label="You agree for"
        value={speaksFor}
        onChange={setSpeaksFor}
        choices={[
          { value: entity, label: entityName },
          { value: counterparty, label: counterpartyName },
        ]}
      />
      <HubRegion answer={answer}>
        {(statement) => <StatementSheet statement={statement} />}
      </HubRegion>
      <Note>{`Finance of ${other} must agree before anything is booked; it is never you.`}</Note>
    </ActDialog>
  );
}
