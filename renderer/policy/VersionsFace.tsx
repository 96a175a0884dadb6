import { useState } from 'react';
import type { PolicyDetail, PolicyVersion } from '#shared/protocol';
import { Button, Note, NOTHING_YET, useViewpoint, zonedDayTime } from '#ui';
import { ActDialog, useRight } from '#work';
import { DiffTable } from './DiffTable.tsx';
import styles from './policy.module.css';

/** Every version, on whose word it came into force, what it changed; an older one can be brought back as a new one. */
export function VersionsFace({ detail }: { detail: PolicyDetail }) {
  const [restoring, setRestoring] = useState<PolicyVersion | null>(null);
  const right = useRight('policy.draft');
  return (
    <>
      <div className={styles['face']} tabIndex={0} role="group" aria-label="Versions">
        <VersionsTable
          detail={detail}
          unavailable={right ?? (detail.draft === null ? undefined : 'There is a draft already')}
          onRestore={setRestoring}
        />
      </div>
      {restoring === null ? null : (
        <ActDialog
          title={`Bring version ${restoring.version} back`}
          verb="Begin draft"
          name="policy.draft"
          input={() => ({ policy: detail.key, restores: restoring.version })}
          done={`Began a draft that brings version ${restoring.version} back`}
          onClose={() => setRestoring(null)}
        >
          <DiffTable
            before={detail.inForce.content}
            after={restoring.content}
            currency={detail.currency}
          />
          <Note>It comes back as a new version, by the same way as any draft.</Note>
        </ActDialog>
      )}
    </>
  );
}

/** The versions, newest first. */
export function VersionsTable({
  detail,
  unavailable,
  onRestore,
}: {
  detail: PolicyDetail;
  unavailable: string | undefined;
  onRestore: (version: PolicyVersion) => void;
}) {
  const view = useViewpoint();
  return (
    <table className={styles['table']} aria-label="Versions">
      <thead>
        <tr>
          {[
            'Version',
            'In force since',
            'Proposed by',
            'Published by',
            'Why',
            'Back-test',
            'Act',
          ].map((header) => (
            <th key={header} scope="col">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {detail.versions.map((version, i) => (
          <tr key={version.version}>
            <th scope="row">
              {i === 0 ? `${version.version}, in force` : version.version}
              {version.restores === null ? '' : ` (brings ${version.restores} back)`}
            </th>
            <td>
              {version.publishedAt === null
                ? 'comes with Signalbox'
                : zonedDayTime(version.publishedAt, view)}
            </td>
            <td>{version.proposedBy ?? NOTHING_YET}</td>
            <td>{version.publishedBy ?? NOTHING_YET}</td>
            <td>{version.reason ?? NOTHING_YET}</td>
            <td>
              {version.backtest?.slice(0, 12) ??
                (version.withoutBacktest === null
                  ? NOTHING_YET
                  : `none: ${version.withoutBacktest}`)}
            </td>
            <td>
              {i === 0 ? null : (
                <Button
                  isSmall
                  does={`bring version ${version.version} back`}
                  unavailable={unavailable}
                  onPress={() => onRestore(version)}
                >
                  Bring back
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
