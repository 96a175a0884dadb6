import { useState } from 'react';
import type { AutomationPauseLine, PolicyDetail } from '#shared/protocol';
import { fromMs, HOUR_MS } from '#shared/vocabulary';
import { useWorldSecond } from '#live';
import {
  Button,
  ChoiceField,
  EmptyRegion,
  Note,
  NumberField,
  useViewpoint,
  zonedDayTime,
} from '#ui';
import { ActDialog, useRight } from '#work';
import styles from './policy.module.css';

/** Where the hub may not act by itself: there somebody of operations agrees to every transfer, whatever the matrix says. */
export function AutomationFace({ detail }: { detail: PolicyDetail }) {
  const [acting, setActing] = useState<'pause' | AutomationPauseLine | null>(null);
  const pauseRight = useRight('automation.pause');
  const resumeRight = useRight('automation.resume');
  const close = () => setActing(null);
  return (
    <>
      <div className={styles['face']} tabIndex={0} role="group" aria-label="Automation">
        <div className={styles['acts']}>
          <Button keys="Shift P" unavailable={pauseRight} onPress={() => setActing('pause')}>
            Pause automation at a site
          </Button>
        </div>
        <PausesTable pauses={detail.pauses} unavailable={resumeRight} onResume={setActing} />
        <div className={styles['acts']}>
          <Note>
            While it is paused, nothing leaves Signalbox for the site that no person has agreed to:
            operations is asked about every transfer from or to it.
          </Note>
        </div>
      </div>
      {acting === null ? null : acting === 'pause' ? (
        <PauseDialog sites={detail.sites} onClose={close} />
      ) : (
        <ActDialog
          title={`Resume automation at ${acting.site}`}
          verb="Resume"
          name="automation.resume"
          input={(reason) => ({ site: acting.site, reason })}
          reason="needed"
          done={`Resumed automation at ${acting.site}`}
          onClose={close}
        />
      )}
    </>
  );
}

/** The pauses that hold now. */
export function PausesTable({
  pauses,
  unavailable,
  onResume,
}: {
  pauses: readonly AutomationPauseLine[];
  unavailable: string | undefined;
  onResume: (pause: AutomationPauseLine) => void;
}) {
  const view = useViewpoint();
  if (pauses.length === 0) return <EmptyRegion>Automation runs at every site.</EmptyRegion>;
  return (
    <table className={styles['table']} aria-label="Automation paused">
      <thead>
        <tr>
          {['Site', 'Since', 'Until', 'By', 'Reason', 'Act'].map((header) => (
            <th key={header} scope="col">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {pauses.map((pause) => (
          <tr key={pause.site}>
            <th scope="row">{pause.site}</th>
            <td>{zonedDayTime(pause.since, view)}</td>
            <td>{pause.until === null ? 'a person ends it' : zonedDayTime(pause.until, view)}</td>
            <td>{pause.by}</td>
            <td>{pause.window === null ? pause.reason : `${pause.reason} (${pause.window})`}</td>
            <td>
              <Button
                isSmall
                does={`resume ${pause.site}`}
                unavailable={
                  pause.window === null
                    ? unavailable
                    : `It lasts as long as ${pause.window}: end that in Exceptions`
                }
                onPress={() => onResume(pause)}
              >
                Resume
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PauseDialog({ sites, onClose }: { sites: readonly string[]; onClose: () => void }) {
  const [site, setSite] = useState(sites[0] ?? '');
  const [hours, setHours] = useState('');
  const nowMs = useWorldSecond();
  const isOpenEnd = hours.trim() === '';
  const isHours = /^[1-9]\d*$/.test(hours.trim());
  return (
    <ActDialog
      title="Pause automation at a site"
      verb="Pause"
      name="automation.pause"
      input={(reason) => ({
        site,
        reason,
        until: isOpenEnd ? null : fromMs(nowMs + Number(hours) * HOUR_MS),
      })}
      reason="needed"
      unavailable={isOpenEnd || isHours ? undefined : 'Hours are a whole number'}
      done={`Paused automation at ${site}`}
      onClose={onClose}
    >
      <ChoiceField
        label="Site"
        value={site}
        onChange={setSite}
        hasFocus
        choices={sites.map((code) => ({ value: code, label: code }))}
      />
      <NumberField
        label="For"
        value={hours}
        onChange={setHours}
        unit="h"
        hint="Empty: until a person resumes it."
      />
    </ActDialog>
  );
}
