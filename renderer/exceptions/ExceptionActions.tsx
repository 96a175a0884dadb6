import { useState } from 'react';
import type { ExceptionRow } from '#shared/protocol';
import { Button, goTo } from '#ui';
import { SendAgainDialog, useAct, useRight } from '#work';
import {
  AssignDialog,
  CommentDialog,
  EscalateDialog,
  ReopenDialog,
  ResolveDialog,
  SnoozeDialog,
} from './act-dialogs.tsx';
import type { ExceptionDialogProps } from './act-dialogs.tsx';
import { MatchDialog } from './MatchDialog.tsx';
import { remedyOf } from './remedy.ts';

const DIALOGS = {
  snooze: SnoozeDialog,
  assign: AssignDialog,
  escalate: EscalateDialog,
  resolve: ResolveDialog,
  comment: CommentDialog,
  reopen: ReopenDialog,
  match: MatchDialog,
  sendAgain: ({ row, onClose }: ExceptionDialogProps) => (
    <SendAgainDialog command={{ id: row.subjectKey, label: row.subject }} onClose={onClose} />
  ),
};

/** The acts on one exception, the first remedy of its type first. */
export function ExceptionActions({ row }: { row: ExceptionRow }) {
  const [dialog, setDialog] = useState<{ name: keyof typeof DIALOGS; row: ExceptionRow } | null>(
    null,
  );
  // The dialog keeps the row as it was looked at: what changes under it is the hub's to refuse, with what changed.
  const open = (name: keyof typeof DIALOGS) => () => setDialog({ name, row });
  const { isBusy, send } = useAct();
  const right = useRight('exception.acknowledge');
  const commentRight = useRight('exception.comment');
  const remedy = remedyOf(row);
  const isResolved = row.status === 'resolved';
  const done = isResolved ? 'It is resolved' : undefined;
  const Shown = dialog === null ? null : DIALOGS[dialog.name];
  return (
    <>
      {isResolved ? (
        <Button isPrimary onPress={open('reopen')} unavailable={right}>
          Reopen
        </Button>
      ) : (
        <Button
          isPrimary
          keys="Enter"
          isKeyBoundElsewhere={remedy.place !== null}
          onPress={remedy.place === null ? open(remedy.dialog) : () => goTo(remedy.place)}
        >
          {remedy.verb}
        </Button>
      )}
      <Button
        keys="A"
        isBusy={isBusy}
        unavailable={right ?? (row.status === 'acknowledged' ? 'It is acknowledged already' : done)}
        onPress={() =>
          void send(
            'exception.acknowledge',
            { exception: row.key, seen: row.version },
            { done: `Acknowledged ${row.key}` },
          )
        }
      >
        Acknowledge
      </Button>
      <Button keys="S" onPress={open('snooze')} unavailable={right ?? done}>
        Snooze
      </Button>
      <Button keys="O" onPress={open('assign')} unavailable={right ?? done}>
        Assign
      </Button>
      <Button keys="E" onPress={open('escalate')} unavailable={right ?? done}>
        Escalate
      </Button>
      <Button keys="R" onPress={open('resolve')} unavailable={right ?? done}>
        Resolve
      </Button>
      <Button keys="C" onPress={open('comment')} unavailable={commentRight}>
        Comment
      </Button>
      {Shown === null || dialog === null ? null : (
        <Shown row={dialog.row} onClose={() => setDialog(null)} />
      )}
    </>
  );
}
