import type { UseQueryResult } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import type { BacktestProgress, PolicyBacktest, PolicyDetail } from '#shared/protocol';
import { useAnswer, type Refused } from '#live';
import {
  Button,
  closePanel,
  ContextPanel,
  count,
  Note,
  NumberField,
  Section,
  useViewpoint,
  zonedDayTime,
} from '#ui';
import { refusalText, useAct, useRight } from '#work';
import { BacktestResultView } from './BacktestResultView.tsx';
import { whyNotTested } from './backtest-words.ts';
import styles from './policy.module.css';

/** A back-test tells how far it is about so often. */
const LOOK_EVERY_MS = 500;
const USUAL_DAYS = 28;

/** The draft against the past: what would have been otherwise in the last days. */
export function BacktestPanel({ detail }: { detail: PolicyDetail }) {
  const { key: policy, draft } = detail;
  const [days, setDays] = useState(String(USUAL_DAYS));
  const { isBusy, send } = useAct();
  const progress = useAnswer('policy.backtestProgress', { policy }, 0, LOOK_EVERY_MS);
  const running = progress.data?.running ?? null;
  const right = useRight('policy.backtest');
  const isWhole = /^\d+$/.test(days.trim()) && Number(days) >= 1 && Number(days) <= 92;
  const unavailable =
    right ??
    whyNotTested(policy) ??
    (draft === null
      ? 'Begin a draft first'
      : draft.problems.length > 0
        ? 'The draft has problems'
        : isWhole
          ? undefined
          : 'From 1 to 92 days');
  const run = () => {
    if (draft === null) return;
    void send(
      'policy.backtest',
      { policy, seen: draft.revision, days: Number(days) },
      { done: `Back-test of ${detail.title.toLowerCase()} begun` },
    );
  };
  return (
    <ContextPanel
      kind="Back-test"
      icon={FlaskConical}
      asOf={draft?.backtest ? <AsOfBacktest backtest={draft.backtest} /> : null}
      name={draft === null ? 'No draft' : `Draft of version ${detail.inForce.version + 1}`}
      about="The log is judged anew, by what is in force and by the draft"
      onClose={closePanel}
      actions={
        running === null ? (
          <Button isPrimary keys="B" unavailable={unavailable} isBusy={isBusy} onPress={run}>
            Back-test
          </Button>
        ) : (
          <Button
            onPress={() =>
              void send('policy.cancelBacktest', { policy }, { done: 'Back-test called off' })
            }
          >
            Call off
          </Button>
        )
      }
    >
      <Section title="Window">
        <NumberField label="Days back" value={days} onChange={setDays} unit="days" />
      </Section>
      <ProgressSections answer={progress} />
      {draft?.backtest ? (
        <BacktestResultView backtest={draft.backtest} />
      ) : running === null ? (
        <Section title="Result">
          <Note>{nothingYet(detail)}</Note>
        </Section>
      ) : null}
    </ContextPanel>
  );
}

interface ProgressSectionsProps {
  answer: Pick<UseQueryResult<BacktestProgress, Refused>, 'data' | 'error'>;
}

/** What runs, and why the last one broke off; where the hub cannot tell, that it cannot. */
export function ProgressSections({ answer: { data, error } }: ProgressSectionsProps) {
  return (
    <>
      {error === null ? null : (
        <Section title="Whether one runs is not known">
          <Note>{refusalText(error.refusal)}</Note>
        </Section>
      )}
      {data?.running == null ? null : <ProgressSection progress={data.running} />}
      {data?.failed == null ? null : (
        <Section title="The last one broke off">
          <Note>{data.failed}</Note>
        </Section>
      )}
    </>
  );
}

function nothingYet({ key, draft }: PolicyDetail): string {
  const why = whyNotTested(key);
  if (why !== null) return `${why}.`;
  return draft === null
    ? 'A draft can be held against the last days before anybody decides on it.'
    : 'This draft was not held against the past as it stands. Press B.';
}

/** How far it is, and who waits for it. */
export function ProgressSection({
  progress,
}: {
  progress: NonNullable<BacktestProgress['running']>;
}) {
  const { done, of, by } = progress;
  return (
    <Section title="Running" aside={`for ${by}`}>
      <progress
        className={styles['progress']}
        value={done}
        max={Math.max(1, of)}
        aria-label="Back-test"
      />
      <Note>{`${count(done)} of ${count(of)} events`}</Note>
    </Section>
  );
}

function AsOfBacktest({ backtest }: { backtest: PolicyBacktest }) {
  const view = useViewpoint();
  return <>{`run ${zonedDayTime(backtest.ranAt, view)}`}</>;
}
