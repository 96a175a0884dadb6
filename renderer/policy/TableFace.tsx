import { useState } from 'react';
import {
  POLICY_TABLES,
  type PolicyDetail,
  type PolicyDraft,
  type PolicyTable,
} from '#shared/protocol';
import { Band, Button, Note, useViewpoint, zonedDayTime } from '#ui';
import { useAct, useRight } from '#work';
import { isOrdered, newRow, withRowUp } from './draft-rows.ts';
import { EditDialog, type Editing } from './EditDialog.tsx';
import { RowsTable } from './RowsTable.tsx';
import { SettingsTable } from './SettingsTable.tsx';
import { settingName } from './setting-words.ts';
import styles from './policy.module.css';

const TITLES: Readonly<Record<PolicyTable, { title: string; nothing: string }>> = {
  approvals: {
    title: 'Who must agree: every row that matches asks',
    nothing: 'No row asks anybody: every transfer is let through.',
  },
  rows: {
    title: 'Where settings differ: the first row that matches and sets one wins',
    nothing: 'No row: the settings below hold at every site, for every item and customer.',
  },
  ranks: {
    title: 'Who goes first: the first row that matches a line places it, earlier rows before later',
    nothing: 'No row places anybody.',
  },
  prices: { title: 'Prices: the first row that fits', nothing: 'No price row.' },
  rates: { title: 'Stated rates', nothing: 'No stated rates: entities of one currency need none.' },
};

const ADD_WORDS: Readonly<Record<PolicyTable, string>> = {
  rows: 'Add row',
  approvals: 'Add row',
  ranks: 'Add rank',
  prices: 'Add price',
  rates: 'Add rate',
};

/** The decision table with the settings that hold everywhere; with a draft, what it changes beside what is in force. */
export function TableFace({ detail }: { detail: PolicyDetail }) {
  const { key, draft, inForce, currency, entities } = detail;
  const [editing, setEditing] = useState<Editing | null>(null);
  const right = useRight('policy.edit');
  const { isBusy, send } = useAct();
  const tables = POLICY_TABLES[key];
  const unavailable = draft === null ? 'Begin a draft first' : right;
  const problems = draft?.problems ?? [];
  const shared = { inForce: inForce.content, draft: draft?.content ?? null, problems, currency };
  return (
    <>
      {draft === null ? null : <DraftBand draft={draft} inForce={inForce.version} />}
      <div className={styles['face']} tabIndex={0} role="group" aria-label="Decision table">
        {draft !== null ? (
          <div className={styles['acts']}>
            {tables.map((table) => (
              <Button
                key={table}
                isSmall
                unavailable={unavailable}
                onPress={() =>
                  setEditing({
                    kind: 'row',
                    draft,
                    isNew: true,
                    placed: newRow(draft.content, table),
                  })
                }
              >
                {ADD_WORDS[table]}
              </Button>
            ))}
          </div>
        ) : null}
        {tables.map((one) => (
          <RowsTable
            key={one}
            table={one}
            title={TITLES[one].title}
            nothing={TITLES[one].nothing}
            onEdit={
              draft !== null
                ? (placed) => setEditing({ kind: 'row', draft, placed, isNew: false })
                : undefined
            }
            onDrop={
              draft !== null ? (placed) => setEditing({ kind: 'drop', draft, placed }) : undefined
            }
            onUp={
              draft !== null && isOrdered(one)
                ? ({ row }) =>
                    void send(
                      'policy.edit',
                      {
                        policy: key,
                        seen: draft.revision,
                        content: withRowUp(draft.content, one, row.row),
                      },
                      { done: `Row ${row.row} stands one higher in the draft` },
                    )
                : undefined
            }
            nameOf={(gln) => entities.find((entity) => entity.gln === gln)?.name ?? gln}
            isBusy={isBusy}
            editUnavailable={unavailable}
            {...shared}
          />
        ))}
        <SettingsTable
          tables={tables}
          onEdit={
            draft === null
              ? undefined
              : (path, value) => setEditing({ kind: 'setting', draft, path, value })
          }
          editUnavailable={unavailable}
          {...shared}
        />
        {draft === null ? (
          <div className={styles['acts']}>
            <Note>
              Begin a draft to change any of it: nothing here changes before it is published.
            </Note>
          </div>
        ) : null}
      </div>
      {editing === null ? null : (
        <EditDialog editing={editing} detail={detail} onClose={() => setEditing(null)} />
      )}
    </>
  );
}

/** Whose draft it is, how far, and what keeps it from being published. */
export function DraftBand({ draft, inForce }: { draft: PolicyDraft; inForce: number }) {
  const view = useViewpoint();
  const [problem, ...more] = draft.problems;
  const editors = draft.editors.map(({ name }) => name).join(', ');
  if (problem)
    return (
      <Band state="late" title={`${settingName(problem.path)} ${problem.problem}.`}>
        {more.length === 0 ? 'It cannot be published so.' : `And ${more.length} more.`}
      </Band>
    );
  if (draft.proposal)
    return (
      <Band state="watch" title={`Proposed by ${draft.proposal.byName}.`}>
        {`“${draft.proposal.reason}”, ${zonedDayTime(draft.proposal.at, view)}. It waits for a second person.`}
      </Band>
    );
  const restored = draft.restores === null ? '' : `, bringing version ${draft.restores} back`;
  return (
    <Band state="ok" title={`Draft of version ${inForce + 1}.`}>
      {`Written by ${editors}, last ${zonedDayTime(draft.changedAt, view)}${restored}. Nothing of it is in force.`}
    </Band>
  );
}
