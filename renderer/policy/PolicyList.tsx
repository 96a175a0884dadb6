import { POLICY_NAMES, type PolicyLine, type PolicyName } from '#shared/protocol';
import { useEntity } from '#live';
import { dayTime, ListRow, useViewpoint } from '#ui';
import { roleWords } from './role-words.ts';

interface PolicyListProps {
  currentId: string;
  onChoose: (id: string) => void;
}

/** The policies: name and version, scope, owner, overrides, and what changed last. */
export function PolicyList({ currentId, onChoose }: PolicyListProps) {
  return (
    <nav aria-label="Policies">
      {POLICY_NAMES.map((name) => (
        <LiveRow
          key={name}
          name={name}
          isCurrent={name === currentId}
          onChoose={() => onChoose(name)}
        />
      ))}
    </nav>
  );
}

function LiveRow({
  name,
  ...rest
}: {
  name: PolicyName;
  isCurrent: boolean;
  onChoose: () => void;
}) {
  const row = useEntity('policies', name);
  return row === undefined ? null : <PolicyListRow row={row} {...rest} />;
}

/** One policy of the list. */
export function PolicyListRow({
  row,
  ...rest
}: {
  row: PolicyLine;
  isCurrent: boolean;
  onChoose: () => void;
}) {
  const view = useViewpoint();
  const { name, title, scope, owner, state, changedAt, changedBy } = row;
  const changed =
    changedAt === null
      ? 'As Signalbox comes'
      : `Changed ${dayTime(changedAt, view)} by ${changedBy ?? 'Signalbox'}`;
  return (
    <ListRow
      id={row.key}
      state={state}
      name={title}
      aside={name}
      lines={[
        `${scope}, owned by ${roleWords(owner)}`,
        overrideWords(row),
        changed,
        ...(row.draft === null ? [] : [draftWords(row.draft)]),
      ]}
      {...rest}
    />
  );
}

function overrideWords({ overrides, proposedOverrides }: PolicyLine): string {
  const held = overrides === 0 ? 'No overrides' : `${overrides} overridden`;
  return proposedOverrides === 0
    ? held
    : `${held}, ${proposedOverrides} waiting for a second person`;
}

function draftWords(draft: NonNullable<PolicyLine['draft']>): string {
  return draft.proposedBy === null
    ? `Draft by ${draft.changedBy}`
    : `Proposed by ${draft.proposedBy}, waits for a second person`;
}
