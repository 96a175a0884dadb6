import { useState } from 'react';
import type { DecideByOption, ExceptionDetail, ExceptionRow } from '#shared/protocol';
import type { Instant, State } from '#shared/vocabulary';
import { atMost, DecideByClock, dayTime, useViewpoint, wholeMoney } from '#ui';
import type { RemainingOption } from '#ui';

interface DecideBySectionProps {
  row: ExceptionRow;
  detail: ExceptionDetail;
  decideByAt: Instant;
}

/** Until when one can decide, what remains possible until then, and what waiting past it costs. */
export function DecideBySection({ row, detail, decideByAt }: DecideBySectionProps) {
  const view = useViewpoint();
  const [isFormulaShown, setFormulaShown] = useState(false);
  const money = wholeMoney({ minor: row.atRiskMinor, currency: row.currency });
  return (
    <DecideByClock
      decideBy={decideByAt}
      since={row.openedAt}
      state={row.state}
      atRisk={row.atRiskIsBound ? atMost(money) : money}
      options={remainingOptions(detail.options)}
    >
      {detail.waitingCostMinor === null ? null : (
        <>
          {`Waiting past ${dayTime(decideByAt, view)} costs `}
          <b>{wholeMoney({ minor: detail.waitingCostMinor, currency: row.currency })}</b>.{' '}
        </>
      )}
      <button
        type="button"
        className="link"
        aria-expanded={isFormulaShown}
        onClick={() => setFormulaShown(!isFormulaShown)}
      >
        {isFormulaShown ? 'Hide formula' : 'Show formula'}
      </button>
      {isFormulaShown ? (
        <>
          <br />
          Decide by = latest over the options of (need − lane P90 − pick and stage), moved back to
          the dock’s cut-off. At risk = margin of open lines that their need date does not cover.
          Cost of waiting = the next option’s cost and loss − this one’s.
        </>
      ) : null}
    </DecideByClock>
  );
}

/** The options that are possible, soonest end first; nothing is lost at first, everything at the end. */
export function remainingOptions(options: readonly DecideByOption[]): RemainingOption[] {
  const possible = options
    .filter((option) => option.impossible === null)
    .toSorted((a, b) => endMs(a) - endMs(b));
  return possible.map((option, i) => ({
    until: option.until,
    what: option.label,
    cost: wholeMoney({ minor: option.costMinor, currency: option.currency }),
    state: shade(i, possible.length),
  }));
}

function shade(place: number, of: number): State {
  if (place === 0) return 'ok';
  return place === of - 1 ? 'critical' : 'late';
}

function endMs({ until }: DecideByOption): number {
  return until === null ? Number.POSITIVE_INFINITY : Date.parse(until);
}
