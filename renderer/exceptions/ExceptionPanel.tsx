import { Siren } from 'lucide-react';
import { useAnswer, useEntity, useLoadState, useLookingAt } from '#live';
import { EXCEPTION_WORDS, type ExceptionDetail, type ExceptionRow } from '#shared/protocol';
import {
  closePanel,
  ContextPanel,
  EmptyRegion,
  LoadingRegion,
  Note,
  Pill,
  Section,
  zonedDayTime,
  useViewpoint,
} from '#ui';
import { Account, AsOfNote, HubHistory, HubRegion, OthersHere, policyTraceWords } from '#work';
import { ClockSection } from './ClockSection.tsx';
import { DecideBySection } from './DecideBySection.tsx';
import { ExceptionActions } from './ExceptionActions.tsx';
import { foldedWords, statusWord, wakesWords } from './exception-words.ts';
import { OptionsTable } from './OptionsTable.tsx';
import { placeOfLink } from './remedy.ts';
import { SetHours } from './SetHours.tsx';

/** What an exception is, why it was raised, what remains possible, and what can be done about it. */
export function ExceptionPanel({ id }: { id: string }) {
  const row = useEntity('exceptions', id);
  const site = useEntity('sites', row?.site ?? null);
  const load = useLoadState('exceptions');
  useLookingAt('exceptions', row === undefined ? null : id);
  const answer = useAnswer(
    'exception.detail',
    row === undefined ? null : { key: id },
    row === undefined ? 0 : freshnessOf(row),
  );
  if (row === undefined) {
    return load.phase === 'live' ? (
      <EmptyRegion>{`There is no exception ${id} any more. The audit trail keeps it.`}</EmptyRegion>
    ) : (
      <LoadingRegion />
    );
  }
  return (
    <ContextPanel
      kind={`Exception ${row.key}`}
      icon={Siren}
      asOf={<AsOfNote asOf={row.asOf} />}
      name={
        site === undefined
          ? EXCEPTION_WORDS[row.type]
          : `${EXCEPTION_WORDS[row.type]} at ${site.name}`
      }
      about={row.subject}
      pills={
        <>
          <StatePills row={row} />
          {row.owner === null ? null : <Pill>{`Owner ${row.ownerName ?? row.owner}`}</Pill>}
          <OthersHere lookers={row.lookers} />
        </>
      }
      onClose={closePanel}
      actions={<ExceptionActions row={row} />}
    >
      <HubRegion answer={answer}>{(detail) => <Detail row={row} detail={detail} />}</HubRegion>
    </ContextPanel>
  );
}

/** Changes with whatever the detail is made of: a person's act, a rule's finding, the stock or the truck behind it. */
function freshnessOf(row: ExceptionRow): string {
  const { version, lastRaisedAt, atRiskMinor, decideByAt, asOf, slaDueAt, breached } = row;
  const clock = [slaDueAt, breached, row.escalatedTo, row.status, row.sla?.runsFrom];
  return [version, lastRaisedAt, atRiskMinor, decideByAt, asOf.receivedAt, ...clock].join('|');
}

/** How an exception stands: its status, and what was done to it. */
export function StatePills({ row }: { row: ExceptionRow }) {
  const view = useViewpoint();
  return (
    <>
      <Pill state={row.state}>{statusWord(row)}</Pill>
      {row.shelvedUntil === null ? null : (
        <Pill>{`Snoozed until ${zonedDayTime(row.shelvedUntil, view)}${wakesWords(row)}`}</Pill>
      )}
      {row.escalatedTo === null ? null : <Pill>{`With ${row.escalatedTo}`}</Pill>}
      {row.breached ? <Pill state="critical">SLA breached</Pill> : null}
      {row.sla?.paused ? <Pill>{`Clock paused: ${row.sla.paused.why}`}</Pill> : null}
      {row.unverifiedSince === null ? null : (
        <Pill state="stale">{`Unverified since ${zonedDayTime(row.unverifiedSince, view)}`}</Pill>
      )}
      {row.planned === null ? null : <Pill>{`Planned, ${row.planned}`}</Pill>}
      {row.parent === null ? null : (
        <Pill>
          {row.held ? 'Held under ' : 'Folded under '}
          <a href={`#/exceptions/${row.parent}`}>{row.parent}</a>
        </Pill>
      )}
    </>
  );
}

function Detail({ row, detail }: { row: ExceptionRow; detail: ExceptionDetail }) {
  return (
    <>
      {row.parent === null ? null : (
        <Section title={row.held ? 'Held back' : 'Cause'}>
          <Note>
            <a href={`#/exceptions/${row.parent}`}>{row.parent}</a>
            {`: ${foldedWords(row.foldedBy)}`}
          </Note>
        </Section>
      )}
      {row.decideByAt === null ? null : (
        <DecideBySection row={row} detail={detail} decideByAt={row.decideByAt} />
      )}
      {detail.clock === null ? null : (
        <ClockSection
          row={row}
          clock={detail.clock}
          setHours={
            row.site === null || detail.clock.hoursFrom === null ? null : (
              <SetHours site={row.site} />
            )
          }
        />
      )}
      <Account arithmetic={detail.why} currency={row.currency} aside={`rule ${detail.rule}`} />
      {detail.decidedBy === undefined ? null : (
        <Section title="Judged by">
          <Note>{policyTraceWords(detail.decidedBy, row.currency)}</Note>
        </Section>
      )}
      {detail.options.length === 0 ? null : (
        <OptionsTable options={detail.options} proposal={detail.proposal} />
      )}
      <Links detail={detail} row={row} />
      <HubHistory entries={detail.history} />
    </>
  );
}

/** Where the exception leads: what it is about, what it holds up, what is folded under it. */
function Links({ detail, row }: { detail: ExceptionDetail; row: ExceptionRow }) {
  if (detail.links.length === 0 && detail.children.length === 0) return null;
  return (
    <Section title="Links" aside={row.folded === 0 ? undefined : `${row.folded} folded here`}>
      {detail.links.map(({ kind, key, label }) => {
        const place = placeOfLink(kind, key);
        return (
          <Note key={`${kind}/${key}`}>
            {place === null ? label : <a href={`#${place}`}>{label}</a>}
          </Note>
        );
      })}
      {detail.children.length === 0 ? null : (
        <Note>
          {'Folded under it: '}
          {detail.children.slice(0, 12).map((child, i) => (
            <span key={child}>
              {i === 0 ? '' : ', '}
              <a href={`#/exceptions/${child}`}>{child}</a>
            </span>
          ))}
          {detail.children.length > 12 ? ` and ${detail.children.length - 12} more` : ''}
        </Note>
      )}
    </Section>
  );
}
