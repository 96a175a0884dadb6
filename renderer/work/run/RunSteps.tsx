import { useRef } from 'react';
import type { RunView } from '#shared/protocol';
import { dayTime, durationText, Note, Section, StateShapeSvg, useViewpoint } from '#ui';
import { lastVisit, PLACE_WORDS, placeOfStep } from './run-places.ts';
import styles from './run.module.css';

interface RunStepsProps {
  run: RunView;
  chosen: string;
  onChoose: (step: string) => void;
}

/**
 * The steps of the diagram as a list: the same for the keyboard and for those who hear it. Arrows go along it; the step
 * that one is on says what it is and which ways lead out of it.
 */
export function RunSteps({ run, chosen, onChoose }: RunStepsProps) {
  const list = useRef<HTMLOListElement>(null);
  const view = useViewpoint();
  const go = (by: number) => {
    const at = run.steps.findIndex(({ id }) => id === chosen);
    const next = run.steps[at + by];
    if (next === undefined) return;
    onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(next.id)}"]`)?.focus();
  };
  return (
    <Section title="Steps" aside={`version ${run.machine}${newer(run)}`}>
      <ol
        ref={list}
        className={styles['steps']}
        aria-label="Steps of the run"
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          go(event.key === 'ArrowDown' ? 1 : -1);
        }}
      >
        {run.steps.map(({ id, title }) => {
          const place = placeOfStep(run, id);
          const visit = lastVisit(run, id);
          return (
            <li key={id}>
              <button
                type="button"
                data-step={id}
                data-place={place}
                aria-current={id === run.at ? 'step' : undefined}
                aria-pressed={id === chosen}
                tabIndex={id === chosen ? 0 : -1}
                onClick={() => onChoose(id)}
              >
                {place === 'standing' ? (
                  <StateShapeSvg state="critical" sizePx={12} />
                ) : (
                  <span className={styles['dot']} aria-hidden />
                )}
                <span>{title}</span>
                <small>
                  {visit === undefined
                    ? PLACE_WORDS[place]
                    : `${place === 'passed' ? '' : `${PLACE_WORDS[place]}, since `}${dayTime(visit.enteredAt, view)}${stayed(visit, view.nowMs)}`}
                </small>
              </button>
            </li>
          );
        })}
      </ol>
      <StepWords run={run} chosen={chosen} />
    </Section>
  );
}

/** What the chosen step is, and what leads out of it. */
function StepWords({ run, chosen }: { run: RunView; chosen: string }) {
  const step = run.steps.find(({ id }) => id === chosen);
  const titleOf = (id: string) => run.steps.find((one) => one.id === id)?.title ?? id;
  const out = run.ways.filter(({ from }) => from === chosen);
  if (step === undefined) return null;
  return (
    <div className={styles['words']} aria-live="polite">
      <p>
        <b>{step.title}</b>
        {step.description === '' ? null : `: ${step.description}`}
      </p>
      {out.length === 0 ? <Note>Nothing leads on from here.</Note> : null}
      <ul>
        {out.map(({ to, when, by }) => (
          <li key={`${to} ${when}`}>
            {`${titleOf(to)}, ${by === 'time' ? 'after' : 'when'} ${when}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function newer({ machine, currentMachine }: RunView): string {
  return machine === currentMachine ? '' : `, runs begin on ${currentMachine} today`;
}

function stayed(
  { enteredAt, leftAt }: { enteredAt: string; leftAt: string | null },
  nowMs: number,
) {
  const untilMs = leftAt === null ? nowMs : Date.parse(leftAt);
  return `, ${durationText(untilMs - Date.parse(enteredAt), { withSeconds: true })}`;
}
