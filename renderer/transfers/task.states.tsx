import type { GalleryGroup } from '#ui';
import { ApprovalsSection } from './ApprovalsSection.tsx';
import { CARD } from './card-fixture.ts';
import { INVOICE_CARD, TASK } from './task-fixture.ts';
import { TaskListRow } from './TaskListRow.tsx';

const nothing = () => undefined;
const [operations, finance] = CARD.approvals;

export const states: GalleryGroup = {
  title: 'Approval task',
  widthPx: 316,
  states: [
    {
      name: 'open, nobody’s',
      node: <TaskListRow row={TASK} isCurrent onChoose={nothing} />,
    },
    {
      name: 'overdue, with somebody',
      node: (
        <TaskListRow
          row={{
            ...TASK,
            state: 'late',
            isOverdue: true,
            dueAt: '2026-06-30T15:00:00.000Z',
            assignee: 'a.mensah',
            assigneeName: 'A. Mensah',
          }}
          isCurrent={false}
          onChoose={nothing}
        />
      ),
    },
    {
      name: 'its stage has not come',
      node: (
        <TaskListRow
          row={{ ...TASK, state: 'ok', status: 'later', stage: 2, openedAt: null, dueAt: null }}
          isCurrent={false}
          onChoose={nothing}
        />
      ),
    },
    {
      name: 'done on behalf of somebody',
      node: (
        <TaskListRow
          row={{
            ...TASK,
            state: 'ok',
            status: 'done',
            decision: 'rejected',
            person: 'd.nakamura',
            personName: 'D. Nakamura',
            onBehalfOf: 'j.lindqvist',
            onBehalfOfName: 'J. Lindqvist',
            decidedAt: '2026-06-30T15:50:00.000Z',
            reason: 'After period end',
          }}
          isCurrent={false}
          onChoose={nothing}
        />
      ),
    },
    {
      name: 'who decides, stage after stage, with what is counted in',
      node: (
        <ApprovalsSection
          card={{
            ...CARD,
            approvals: [
              { ...operations!, person: 'D. Nakamura', onBehalfOf: 'M. Okafor' },
              { ...finance!, stage: 2, isOpen: false, dueAt: null },
            ],
            countedWith: 'with TRF-2026-0641 and TRF-2026-0645 today $31,200',
            onBehalfOf: 'J. Lindqvist',
            cannotApprove: null,
          }}
        />
      ),
    },
    {
      name: 'an invoice in the list',
      node: (
        <TaskListRow
          row={{
            ...TASK,
            key: 'INV-86001/1/finance',
            kind: 'payable',
            subject: INVOICE_CARD.key,
            title: INVOICE_CARD.title,
            why: 'differs from order and receipt',
            policy: 'PAY-1 v1',
            valueMinor: 745_000,
          }}
          isCurrent={false}
          onChoose={nothing}
        />
      ),
    },
    {
      name: 'an adjustment in the list, its amount not everybody’s',
      node: (
        <TaskListRow
          row={{
            ...TASK,
            key: 'TRF-2026-0611/A1/1/manager',
            kind: 'adjustment',
            subject: 'TRF-2026-0611/A1',
            title: 'Adjust TRF-2026-0611, Northern and Southern',
            role: 'manager',
            why: 'adjusts the books of two entities',
            policy: 'ICP-1 v1',
            valueMinor: null,
          }}
          isCurrent={false}
          onChoose={nothing}
        />
      ),
    },
  ],
};
