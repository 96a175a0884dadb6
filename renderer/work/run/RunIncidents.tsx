import { useState } from 'react';
import type { RunIncident, RunView } from '#shared/protocol';
import { useSession } from '#live';
import { Button, ChoiceField, dayTime, Note, Section, StateShapeSvg, useViewpoint } from '#ui';
import { ActDialog } from '../ActDialog.tsx';
import styles from './run.module.css';

interface RunIncidentsProps {
  run: Pick<RunView, 'incidents' | 'steps'>;
  onAssign: (incident: RunIncident) => void;
  /** Why this person may give none to anybody. */
  unavailable: string | undefined;
}

/** What somebody must look at, open ones first, each with its owner; and what proved the others to be over. */
export function RunIncidents({ run, onAssign, unavailable }: RunIncidentsProps) {
  const view = useViewpoint();
  const open = run.incidents.filter(({ cleared }) => cleared === null).length;
  const titleOf = (step: string) => run.steps.find(({ id }) => id === step)?.title ?? step;
  return (
    <Section title="Incidents" aside={open === 0 ? 'none open' : `${open} open`}>
      {run.incidents.length === 0 ? <Note>None so far.</Note> : null}
      <ul className={styles['incidents']}>
        {run.incidents.map((incident) => {
          const { key, what, step, openedAt, ownerName, movedOn, cleared } = incident;
          return (
            <li key={key} data-open={cleared === null || undefined}>
              {cleared === null ? (
                <StateShapeSvg state={movedOn === null ? 'critical' : 'watch'} sizePx={12} />
              ) : (
                <span className={styles['dot']} aria-hidden />
              )}
              <div>
                <p>{what}</p>
                <small>{`${titleOf(step)}, since ${dayTime(openedAt, view)}, owner ${ownerName}`}</small>
                {movedOn === null ? null : (
                  <small>{`Moved on without proof by ${movedOn.by}, ${dayTime(movedOn.at, view)}`}</small>
                )}
                {cleared === null ? (
                  <Button isSmall unavailable={unavailable} onPress={() => onAssign(incident)}>
                    Assign
                  </Button>
                ) : (
                  <small>{`Over since ${dayTime(cleared.at, view)}, proven by ${cleared.proof}`}</small>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** Gives it to a person. */
export function AssignIncident({
  incident,
  onClose,
}: {
  incident: RunIncident;
  onClose: () => void;
}) {
  const session = useSession();
  const [owner, setOwner] = useState(session?.person.id ?? incident.owner);
  const people = session?.people ?? [];
  return (
    <ActDialog
      title={`Assign incident ${incident.key}`}
      verb="Assign"
      name="incident.assign"
      input={() => ({ incident: incident.key, owner })}
      done={`Assigned ${incident.key}`}
      onClose={onClose}
    >
      <p>{incident.what}</p>
      <ChoiceField
        label="Owner"
        value={owner}
        onChange={setOwner}
        choices={people.map(({ id, name }) => ({ value: id, label: name }))}
        hasFocus
      />
    </ActDialog>
  );
}
