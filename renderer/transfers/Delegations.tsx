import { useEffect, useState } from 'react';
import type { DelegationRow } from '#shared/protocol';
import { useCollection } from '#live';
import { Button, Note, useViewpoint, zonedDayTime } from '#ui';
import { ActDialog, useRight } from '#work';
import { DelegateDialog } from './DelegateDialog.tsx';
import styles from './transfer-list.module.css';

/** Whose word is lent to whom, now and ahead; a word is lent and taken back here. */
export function Delegations() {
  const view = useViewpoint();
  const rows = useDelegations().filter((row) => row.endedAt === null && isAhead(row, view.nowMs));
  const [isLending, setLending] = useState(false);
  const [ending, setEnding] = useState<DelegationRow | null>(null);
  const right = useRight('approval.delegate');
  return (
    <section className={styles['lent']} aria-label="Delegations">
      <h3>Delegations</h3>
      {rows.length === 0 ? <Note>Nobody decides for somebody else.</Note> : null}
      <ul>
        {rows.map((row) => (
          <li key={row.key}>
            {`${row.toName} for ${row.ofName}, ${row.role}`}
            <small>
              {`${zonedDayTime(row.fromAt, view)} to ${zonedDayTime(row.untilAt, view)}: “${row.reason}”`}
            </small>
            <Button isSmall unavailable={right} onPress={() => setEnding(row)}>
              Take back
            </Button>
          </li>
        ))}
      </ul>
      <Button isSmall keys="D" unavailable={right} onPress={() => setLending(true)}>
        Delegate
      </Button>
      {isLending ? <DelegateDialog onClose={() => setLending(false)} /> : null}
      {ending === null ? null : (
        <ActDialog
          title={`Take back ${ending.key}, ${ending.toName} for ${ending.ofName}`}
          verb="Take back"
          name="approval.endDelegation"
          input={(reason) => ({ delegation: ending.key, reason })}
          reason="needed"
          done={`Took back ${ending.key}`}
          onClose={() => setEnding(null)}
        />
      )}
    </section>
  );
}

function isAhead({ untilAt }: DelegationRow, nowMs: number): boolean {
  return Date.parse(untilAt) > nowMs;
}

/** All delegations, the next to begin first. */
function useDelegations(): readonly DelegationRow[] {
  const store = useCollection('delegations');
  const [rows, setRows] = useState<readonly DelegationRow[]>([]);
  useEffect(() => {
    const look = () => setRows([...store.rows()].sort((a, b) => a.fromAt.localeCompare(b.fromAt)));
    look();
    return store.subscribe(look);
  }, [store]);
  return rows;
}
