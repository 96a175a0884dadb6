import type { View, Watch, WorldView } from '#engine/kernel';
import {
  approvals,
  approverName,
  delegations,
  isOpenApproval,
  type Approval,
  type AskedKind,
  type Delegation,
} from '#operations/approvals';
import { sourceAsOf } from '#operations/network';
import type { TaskRow } from '#shared/protocol';
import { findSubject, type FoundSubject } from './asked-subject.ts';

/** What people are asked to decide, of the kinds that there are. */
export function tasksView(kinds: readonly AskedKind[]): View<TaskRow> {
  const asked = kinds.map(({ watch }): Watch => {
    const { collection, subjects } = watch;
    return {
      collection,
      *subjects(row, world) {
        for (const subject of subjects(row, world)) yield* keysOf(world, subject);
      },
    };
  });
  function* keys(world: WorldView): Generator<string> {
    for (const kind of kinds)
      for (const subject of kind.listed(world)) yield* keysOf(world, subject);
  }
  return {
    name: 'tasks',
    watches: [
      { collection: approvals, subjects: ({ key }) => [key] } satisfies Watch<Approval>,
      ...asked,
      {
        collection: delegations,
        *subjects({ role }, world) {
          for (const key of keys(world)) if (world.get(approvals, key)?.role === role) yield key;
        },
      } satisfies Watch<Delegation>,
    ],
    keys,
    project(world, key) {
      const approval = world.get(approvals, key);
      const subject = approval && findSubject(kinds, world, approval.subject);
      return approval && subject ? taskRow(world, approval, subject) : null;
    },
  };
}

function* keysOf(world: WorldView, subject: string): Generator<string> {
  for (const { key } of world.by(approvals, 'bySubject', subject)) yield key;
}

function taskRow(world: WorldView, approval: Approval, { kind, told }: FoundSubject): TaskRow {
  const { role, decision, isOverdue } = approval;
  const isOpen = isOpenApproval(approval);
  return {
    key: approval.key,
    state: !isOpen ? 'ok' : isOverdue ? 'late' : 'watch',
    status: isOpen ? 'open' : decision === 'pending' ? 'later' : 'done',
    subject: approval.subject,
    kind: kind.kind,
    ...told,
    role,
    why: approval.why,
    policy: approval.policy,
    stage: approval.stage,
    requestedBy: approval.requestedBy,
    requestedByName: approverName(approval.requestedBy),
    openedAt: approval.openedAt,
    dueAt: approval.dueAt,
    isOverdue,
    assignee: approval.assignee,
    assigneeName: named(approval.assignee),
    authors: [...approval.authors],
    delegates: world
      .by(delegations, 'byRole', role)
      .filter(({ of }) => !approval.authors.includes(of))
      .map(({ to, of, fromAt, untilAt }) => ({ person: to, of, fromAt, untilAt })),
    decision,
    person: approval.person,
    personName: named(approval.person),
    onBehalfOf: approval.onBehalfOf,
    onBehalfOfName: named(approval.onBehalfOf),
    decidedAt: approval.decidedAt,
    reason: approval.reason,
    asOf: sourceAsOf(world, 'hub', approval.requestedAt, approval.requestedAt),
  };
}

function named(person: string | null): string | null {
  return person === null ? null : approverName(person);
}
