import { useState } from 'react';
import type { ExceptionRow } from '#shared/protocol';
import { useEntity, useSession } from '#live';
import { Button, goTo, useViewpoint } from '#ui';
import { ChangedUnder, SendAgainDialog, useAct, useRight } from '#work';
import {
  AssignDialog,
  CommentDialog,
  EscalateDialog,
  ReopenDialog,
  ResolveDialog,
  SnoozeDialog,
} from './act-dialogs.tsx';
import type { ExceptionDialogProps } from './act-dialogs.tsx';
import { AskSupplierDialog } from './AskSupplierDialog.tsx';
import { differencesOf } from './differences.ts';
import { EndWindowDialog } from './window-dialogs.tsx';
import { HoldInvoiceDialog } from './HoldInvoiceDialog.tsx';
import { MatchDialog } from './MatchDialog.tsx';
import { PauseClockDialog } from './PauseClockDialog.tsx';
import { MergeDialog, PutUnderDialog, TakeOutDialog } from './place-dialogs.tsx';
import { remedyOf } from './remedy.ts';

const DIALOGS = {
  snooze: SnoozeDialog,
  assign: AssignDialog,
  escalate: EscalateDialog,
  resolve: ResolveDialog,
  comment: CommentDialog,
  reopen: ReopenDialog,
  askSupplier: AskSupplierDialog,
  holdInvoice: HoldInvoiceDialog,
  pause: PauseClockDialog,
  match: MatchDialog,
  putUnder: PutUnderDialog,
  takeOut: TakeOutDialog,
  merge: MergeDialog,
  endWindow: ({ row, onClose }: ExceptionDialogProps) => (
    <EndWindowDialog window={row.subjectKey} name={row.subject} onClose={onClose} />
  ),
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
  const view = useViewpoint();
  const me = useSession()?.person.id ?? null;
  const right = useRight('exception.acknowledge');
  const commentRight = useRight('exception.comment');
  const remedy = remedyOf(row, useEntity('runs', row.subjectKey));
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
      <Button
        keys="Shift O"
        isBusy={isBusy}
        unavailable={right ?? done ?? cannotClaim(row, me)}
        onPress={() =>
          void send(
            'exception.assign',
            { exception: row.key, seen: row.version, owner: me },
            { done: `Claimed ${row.key}` },
          )
        }
      >
        Claim
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
      <Button
        keys="P"
        onPress={open('pause')}
        unavailable={right ?? done ?? (row.sla === null ? 'It has no clock of its own' : undefined)}
      >
        {row.sla?.paused ? 'Resume clock' : 'Pause clock'}
      </Button>
      {row.parent === null ? (
        <Button keys="U" onPress={open('putUnder')} unavailable={right ?? done}>
          Put under
        </Button>
      ) : (
        <Button keys="U" onPress={open('takeOut')} unavailable={right ?? done}>
          Take out
        </Button>
      )}
      <Button keys="M" onPress={open('merge')} unavailable={right ?? done}>
        Merge
      </Button>
      <Button keys="C" onPress={open('comment')} unavailable={commentRight}>
        Comment
      </Button>
      {Shown === null || dialog === null ? null : (
        <ChangedUnder
          differences={differencesOf(dialog.row, row, view)}
          onDecideAgain={() => setDialog({ ...dialog, row })}
        >
          <Shown row={dialog.row} onClose={() => setDialog(null)} />
        </ChangedUnder>
      )}
    </>
  );
}

/** What somebody has is theirs: it is given, by Assign, and not taken. */
function cannotClaim({ owner, ownerName }: ExceptionRow, me: string | null): string | undefined {
  if (owner === null) return undefined;
  return owner === me
    ? 'You own it already'
    : `${ownerName ?? owner} has it; assign it to yourself`;
}
