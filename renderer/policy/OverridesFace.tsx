import { useState } from 'react';
import type { PolicyDetail, PolicyOverrideLine } from '#shared/protocol';
import type { Currency } from '#shared/vocabulary';
import { Button, EmptyRegion, Pill, useViewpoint, zonedDayTime } from '#ui';
import { ActDialog, useRight } from '#work';
import { OverrideDialog } from './OverrideDialog.tsx';
import { settingName, settingText } from './setting-words.ts';
import styles from './policy.module.css';

const STATUS_WORDS: Readonly<Record<PolicyOverrideLine['status'], string>> = {
  proposed: 'Waits for a second person',
  inForce: 'In force',
  expired: 'Expired',
  ended: 'Ended',
};

type Acting = { kind: 'new' } | { kind: 'confirm' | 'end'; override: PolicyOverrideLine };

/** Where a site differs, for how long, on whose word; a second person confirms it, and it ends by itself. */
export function OverridesFace({ detail }: { detail: PolicyDetail }) {
  const [acting, setActing] = useState<Acting | null>(null);
  const right = useRight('policy.override');
  const close = () => setActing(null);
  return (
    <>
      <div className={styles['face']} tabIndex={0} role="group" aria-label="Overrides">
        <div className={styles['acts']}>
          <Button
            keys="Shift O"
            unavailable={
              right ??
              (detail.overridable.length === 0
                ? 'This policy holds at every site alike'
                : undefined)
            }
            onPress={() => setActing({ kind: 'new' })}
          >
            Override a setting
          </Button>
        </div>
        {detail.overrides.length === 0 ? (
          <EmptyRegion>No site differs: every setting holds everywhere.</EmptyRegion>
        ) : (
          <OverridesTable
            overrides={detail.overrides}
            currency={detail.currency}
            unavailable={right}
            onAct={(kind, override) => setActing({ kind, override })}
          />
        )}
      </div>
      {acting === null ? null : acting.kind === 'new' ? (
        <OverrideDialog detail={detail} onClose={close} />
      ) : acting.kind === 'confirm' ? (
        <ActDialog
          title={`Confirm ${acting.override.key}`}
          verb="Confirm"
          name="policy.confirmOverride"
          input={() => ({ override: acting.override.key })}
          done={`Confirmed ${acting.override.key}`}
          onClose={close}
        >
          <p>{sentence(acting.override, detail.currency)}</p>
        </ActDialog>
      ) : (
        <ActDialog
          title={`End ${acting.override.key}`}
          verb="End"
          name="policy.endOverride"
          input={(reason) => ({ override: acting.override.key, reason })}
          reason="needed"
          done={`Ended ${acting.override.key}`}
          onClose={close}
        >
          <p>{sentence(acting.override, detail.currency)}</p>
        </ActDialog>
      )}
    </>
  );
}

function sentence({ path, site, value, instead, reason }: PolicyOverrideLine, currency: Currency) {
  return `${settingName(path)} at ${site}: ${settingText(path, value, currency)} instead of ${settingText(path, instead, currency)}. “${reason}”.`;
}

interface OverridesTableProps {
  overrides: readonly PolicyOverrideLine[];
  currency: Currency;
  unavailable: string | undefined;
  onAct: (kind: 'confirm' | 'end', override: PolicyOverrideLine) => void;
}

/** Each with setting, site, value, owner, reason, end and where it stands. */
export function OverridesTable({ overrides, currency, unavailable, onAct }: OverridesTableProps) {
  const view = useViewpoint();
  return (
    <table className={styles['table']} aria-label="Overrides">
      <thead>
        <tr>
          {['Override', 'Site', 'Setting', 'There', 'Elsewhere', 'Owner', 'Reason', 'Until'].map(
            (header) => (
              <th key={header} scope="col">
                {header}
              </th>
            ),
          )}
          <th scope="col">Status</th>
          <th scope="col">Act</th>
        </tr>
      </thead>
      <tbody>
        {overrides.map((override) => {
          const { key, site, path, value, instead, owner, reason, expiresAt, status } = override;
          const isAlive = status === 'proposed' || status === 'inForce';
          return (
            <tr key={key}>
              <th scope="row">{key}</th>
              <td>{site}</td>
              <td>{settingName(path)}</td>
              <td>{settingText(path, value, currency)}</td>
              <td>{settingText(path, instead, currency)}</td>
              <td>{owner}</td>
              <td>{reason}</td>
              {/* Each with its zone: it may end beyond the day on which the clocks change. */}
              <td>{zonedDayTime(override.endedAt ?? expiresAt, view)}</td>
              <td>
                {status === 'proposed' ? (
                  <Pill state="watch">{STATUS_WORDS[status]}</Pill>
                ) : (
                  STATUS_WORDS[status]
                )}
                {override.confirmedBy === null ? null : ` (${override.confirmedBy})`}
              </td>
              <td>
                {status === 'proposed' ? (
                  <Button
                    isSmall
                    does={`confirm ${key}`}
                    unavailable={unavailable}
                    onPress={() => onAct('confirm', override)}
                  >
                    Confirm
                  </Button>
                ) : null}{' '}
                {isAlive ? (
                  <Button
                    isSmall
                    does={`end ${key}`}
                    unavailable={unavailable}
                    onPress={() => onAct('end', override)}
                  >
                    End
                  </Button>
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
