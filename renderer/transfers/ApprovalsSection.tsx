import { Check } from 'lucide-react';
import type { ApprovalView, TransferCard } from '#shared/protocol';
import type { State } from '#shared/vocabulary';
import {
  decidingTime,
  durationText,
  Note,
  Section,
  StateShapeSvg,
  useViewpoint,
  zonedDayTime,
} from '#ui';
import type { Viewpoint } from '#ui';
import { policyTraceWords } from '#work';
import styles from './card.module.css';

interface ApprovalsSectionProps {
  card: Pick<
    TransferCard,
    | 'approvals'
    | 'policyVersion'
    | 'policyDecision'
    | 'currency'
    | 'cannotApprove'
    | 'countedWith'
    | 'onBehalfOf'
    | 'hash'
  >;
}

/** Who must agree, in which order, to what content, and what policy counts in. */
export function ApprovalsSection({ card }: ApprovalsSectionProps) {
  const view = useViewpoint();
  const { approvals, policyVersion, policyDecision } = card;
  const { cannotApprove, countedWith, onBehalfOf, hash } = card;
  return (
    <Section title="Who decides" aside={decidersAside(approvals, policyVersion)}>
      {approvals.length === 0 ? (
        <Note>Policy lets this one through: nobody needs to approve it.</Note>
      ) : (
        <ul className={styles['approvals']}>
          {approvals.map((approval) => (
            <Approval key={approval.key} approval={approval} view={view} />
          ))}
        </ul>
      )}
      {policyDecision === null ? null : (
        <Note>{`Decided by ${policyTraceWords(policyDecision.trace, card.currency)}`}</Note>
      )}
      {countedWith === null ? null : <Note>{`Policy counts it ${countedWith}.`}</Note>}
      {onBehalfOf === null ? null : <Note>{`You decide on behalf of ${onBehalfOf}.`}</Note>}
      {cannotApprove === null ? null : <Note>{cannotApprove}</Note>}
      {approvals.length === 0 ? null : (
        <Note>{`An approval is of these terms, ${hash.slice(0, 12)}; a change asks anew.`}</Note>
      )}
    </Section>
  );
}

function decidersAside(approvals: readonly ApprovalView[], policyVersion: string): string {
  const policy = `policy ${policyVersion}`;
  if (approvals.length < 2) return policy;
  const stages = new Set(approvals.map(({ stage }) => stage)).size;
  return stages > 1 ? `${policy}, one stage after another` : `${policy}, all must approve`;
}

/** One who must agree: why, and whether it is done, due, refused or still to come. */
function Approval({ approval, view }: { approval: ApprovalView; view: Viewpoint }) {
  const { role, why, person, onBehalfOf, decision } = approval;
  return (
    <li>
      {decision === 'approved' ? (
        <Check size={14} strokeWidth={1.75} aria-label="approved" />
      ) : (
        <StateShapeSvg state={stateOf(approval, view)} sizePx={12} label={decision} />
      )}
      <span>
        {role.charAt(0).toUpperCase() + role.slice(1)}
        <small>{why}</small>
      </span>
      <span>
        {onBehalfOf === null ? (person ?? 'Nobody yet') : `${person} on behalf of ${onBehalfOf}`}
        <small>{whenText(approval, view)}</small>
      </span>
    </li>
  );
}

function stateOf({ decision, dueAt, isOpen }: ApprovalView, view: Viewpoint): State {
  if (decision === 'rejected') return 'critical';
  if (!isOpen || dueAt === null) return 'noData';
  return Date.parse(dueAt) < view.nowMs ? 'late' : 'watch';
}

function whenText(approval: ApprovalView, view: Viewpoint): string {
  const { decidedAt, decision, dueAt, assignee } = approval;
  if (decidedAt !== null) return `${decision} ${zonedDayTime(decidedAt, view)}`;
  if (dueAt === null) return 'asked once those before have agreed';
  const leftMs = Date.parse(dueAt) - view.nowMs;
  const left = leftMs < 0 ? `${durationText(leftMs)} over` : `in ${durationText(leftMs)}`;
  const due = `due ${decidingTime(dueAt, view)}, ${left}`;
  return assignee === null ? due : `${due}, with ${assignee}`;
}
