import { useState } from 'react';
import { POLICY_NAMES, type PolicyDetail, type PolicyDraft } from '#shared/protocol';
import { useLoadState } from '#live';
import {
  Button,
  LoadingRegion,
  openPanel,
  Tabs,
  Toolbar,
  useKeys,
  usePanelState,
  usePlaceKey,
  usePlaceParam,
  WorkspaceLayout,
} from '#ui';
import { ActDialog, HubRegion, useAct, useRight } from '#work';
import { AutomationFace } from './AutomationFace.tsx';
import { BacktestPanel } from './BacktestPanel.tsx';
import { OverridesFace } from './OverridesFace.tsx';
import { PolicyList } from './PolicyList.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { TableFace } from './TableFace.tsx';
import { usePolicy } from './use-policy.ts';
import { VersionsFace } from './VersionsFace.tsx';

const LIST_WIDTH_PX = 284;

/** What decides: the policies, the table of one with its draft, and the draft against the past. */
export default function PolicyWorkspace() {
  const place = usePlaceKey('/policy');
  const policy = POLICY_NAMES.find((name) => name === place.key) ?? 'exceptions';
  const load = useLoadState('policies');
  const { answer } = usePolicy(policy);
  const go = (step: number) => {
    const at = POLICY_NAMES.indexOf(policy);
    place.select(POLICY_NAMES[Math.min(Math.max(at + step, 0), POLICY_NAMES.length - 1)]!);
  };
  useKeys('policies', [
    { keys: 'J', does: 'next', run: () => go(1), isHint: true },
    { keys: 'K', does: 'previous', run: () => go(-1), isHint: true },
  ]);
  const { isOpen: hasPanel } = usePanelState();
  // With the panel on screen its own button has the key.
  useKeys('back-test', hasPanel ? null : [{ keys: 'B', does: 'back-test', run: openPanel }]);
  return (
    <WorkspaceLayout
      label="Policy"
      sideWidthPx={LIST_WIDTH_PX}
      side={
        load.phase === 'live' ? (
          <PolicyList currentId={policy} onChoose={place.select} />
        ) : (
          <LoadingRegion done={load.received} total={load.total} />
        )
      }
      panel={answer.data === undefined ? null : <BacktestPanel key={policy} detail={answer.data} />}
    >
      <HubRegion answer={answer}>{(detail) => <Faces key={policy} detail={detail} />}</HubRegion>
    </WorkspaceLayout>
  );
}

function Faces({ detail }: { detail: PolicyDetail }) {
  const [chosen, setFace] = usePlaceParam('face');
  const face = FACES.find(({ id }) => id === chosen) ?? FACES[0];
  const alive = detail.overrides.filter(
    ({ status }) => status === 'inForce' || status === 'proposed',
  );
  const counts: Record<string, number | undefined> = {
    overrides: alive.length,
    versions: detail.versions.length,
    automation: detail.pauses.length,
  };
  return (
    <>
      <Toolbar label="Faces" end={<DraftActs detail={detail} />}>
        <Tabs
          label="Faces"
          tabs={FACES.map((one) => ({ ...one, ...countOf(counts[one.id]) }))}
          activeId={face.id}
          onChoose={(id) => setFace(id === 'table' ? null : id)}
        />
      </Toolbar>
      {face.id === 'table' ? <TableFace detail={detail} /> : null}
      {face.id === 'overrides' ? <OverridesFace detail={detail} /> : null}
      {face.id === 'versions' ? <VersionsFace detail={detail} /> : null}
      {face.id === 'automation' ? <AutomationFace detail={detail} /> : null}
    </>
  );
}

const FACES = [
  { id: 'table', title: 'Decision table' },
  { id: 'overrides', title: 'Overrides' },
  { id: 'versions', title: 'Versions' },
  { id: 'automation', title: 'Automation' },
] as const;

function countOf(value: number | undefined): { count?: number } {
  return value === undefined ? {} : { count: value };
}

/** Begins, discards, proposes and publishes: what is next stands first. */
function DraftActs({ detail }: { detail: PolicyDetail }) {
  const { key: policy, draft, title } = detail;
  // With what was on screen when it was pressed: whoever writes into the draft meanwhile changes nothing of what this
  // person agrees to, the hub refuses it instead.
  const [open, setOpen] = useState<Opened | null>(null);
  const { isBusy, send } = useAct();
  const draftRight = useRight('policy.draft');
  const publishRight = useRight('policy.publish');
  return (
    <>
      {draft === null ? (
        <Button
          isPrimary
          keys="D"
          isBusy={isBusy}
          unavailable={draftRight}
          onPress={() =>
            void send(
              'policy.draft',
              { policy, restores: null },
              { done: `Began a draft of ${title.toLowerCase()}` },
            )
          }
        >
          Begin draft
        </Button>
      ) : (
        <>
          <Button
            keys="Shift D"
            unavailable={draftRight}
            onPress={() => setOpen({ act: 'discard', detail, draft })}
          >
            Discard
          </Button>
          <Button
            isPrimary
            keys="P"
            unavailable={
              publishRight ??
              (draft.proposal === null ? undefined : (detail.cannotPublish ?? undefined))
            }
            onPress={() => setOpen({ act: 'publish', detail, draft })}
          >
            {draft.proposal === null ? 'Propose' : 'Publish'}
          </Button>
        </>
      )}
      {open === null ? null : <OpenedDialog {...open} onClose={() => setOpen(null)} />}
    </>
  );
}

/** What somebody is about to do with a draft, as they saw it. */
interface Opened {
  act: 'publish' | 'discard';
  detail: PolicyDetail;
  draft: PolicyDraft;
}

function OpenedDialog({ act, detail, draft, onClose }: Opened & { onClose: () => void }) {
  if (act === 'publish') return <PublishDialog detail={detail} draft={draft} onClose={onClose} />;
  const title = detail.title.toLowerCase();
  return (
    <ActDialog
      title={`Discard the draft of ${title}`}
      verb="Discard"
      name="policy.discard"
      input={() => ({ policy: detail.key, seen: draft.revision })}
      done={`Discarded the draft of ${title}`}
      onClose={onClose}
    >
      <p>What is in force stays as it is. The log keeps what was written.</p>
    </ActDialog>
  );
}
