import { useState } from 'react';
import type { ExceptionDetail, ExceptionRow } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';
import {
  atMost,
  DecideByClock,
  dayTime,
  knownMoney,
  orNothing,
  useViewpoint,
  wholeMoney,
} from '#ui';
import { atRiskTitle } from './exception-words.ts';
import { remainingOptions } from './options.ts';

interface DecideBySectionProps {
  row: ExceptionRow;
  detail: ExceptionDetail;
  decideByAt: Instant;
}

/** Until when one can decide, what remains possible until then, and what waiting past it costs. */
export function DecideBySection({ row, detail, decideByAt }: DecideBySectionProps) {
  const view = useViewpoint();
  const [isFormulaShown, setFormulaShown] = useState(false);
  // The queue sorts by what is folded here too: both figures stand where both are seen.
  const together = row.togetherMinor === null ? undefined : atRiskTitle(row);
  const money = orNothing(knownMoney(row.atRiskMinor, row.currency), wholeMoney);
  return (
    <DecideByClock
      decideBy={decideByAt}
      since={row.openedAt}
      state={row.state}
      atRisk={row.atRiskIsBound ? atMost(money) : money}
      options={remainingOptions(detail.options)}
    >
      {together === undefined ? null : `${together}. `}
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
