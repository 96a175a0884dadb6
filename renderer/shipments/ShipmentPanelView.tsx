import { Truck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ExceptionRow, ShipmentDetail, ShipmentRow } from '#shared/protocol';
import {
  closePanel,
  ContextPanel,
  decidingTime,
  Facts,
  Note,
  Pill,
  places,
  Section,
  StateMark,
  useViewpoint,
  wholeMoney,
} from '#ui';
import { AsOfNote, HubHistory } from '#work';
import { EtaLedgerSection, TwoEtasSection } from './EtaSections.tsx';
import { HoldsUpSection } from './HoldsUpSection.tsx';
import { MilestonesSection } from './MilestonesSection.tsx';
import {
  equipmentWord,
  modeWord,
  placeOfPurpose,
  stateText,
  TRACKING_WORDS,
} from './shipment-words.ts';

interface ShipmentPanelViewProps {
  row: ShipmentRow;
  /** What the hub answered, or the state of asking it. */
  children: ReactNode;
  actions?: ReactNode;
}

/** The panel of a shipment: what it is and how it stands; its body is what the hub knows of it. */
export function ShipmentPanelView({ row, children, actions }: ShipmentPanelViewProps) {
  return (
    <ContextPanel
      kind="Shipment"
      icon={Truck}
      asOf={<AsOfNote asOf={row.asOf} />}
      name={row.key}
      about={`${row.fromName} → ${row.toName} · ${row.carrierName} (${row.carrier})`}
      pills={
        <>
          <Pill state={row.state}>{stateText(row)}</Pill>
          <Pill>{TRACKING_WORDS[row.tracking]}</Pill>
          <Purpose row={row} />
        </>
      }
      onClose={closePanel}
      actions={actions}
    >
      {children}
    </ContextPanel>
  );
}

function Purpose({ row }: { row: ShipmentRow }) {
  const place = placeOfPurpose(row);
  if (row.purposeNumber === '') return null;
  return (
    <Pill>
      For {place === null ? row.purposeNumber : <a href={`#${place}`}>{row.purposeNumber}</a>}
    </Pill>
  );
}

interface ShipmentBodyProps {
  row: ShipmentRow;
  detail: ShipmentDetail;
  /** The exception about it, once it is there. */
  exception: ExceptionRow | undefined;
  /** What is open on its lane and with its carrier. */
  beneath?: ReactNode;
}

/** Facts, why, links, history, in the fixed order of panels. */
export function ShipmentBody({ row, detail, exception, beneath }: ShipmentBodyProps) {
  return (
    <>
      <MilestonesSection milestones={detail.milestones} />
      <TwoEtasSection row={row} detail={detail} />
      <EtaLedgerSection ledger={detail.ledger} />
      <HoldsUpSection holdsUp={detail.holdsUp} />
      <Section title="Load">
        <Facts
          facts={[
            {
              label: 'Carried by',
              value: `${modeWord(row.mode)}, ${equipmentWord(row.equipment)}`,
            },
            { label: 'Stops', value: String(row.stops) },
            {
              label: 'Value',
              value: wholeMoney({ minor: row.valueMinor, currency: row.currency }),
            },
          ]}
        />
      </Section>
      {beneath}
      {exception === undefined ? null : <ExceptionSection exception={exception} />}
      {detail.history.length === 0 ? null : <HubHistory entries={detail.history} />}
    </>
  );
}

function ExceptionSection({ exception }: { exception: ExceptionRow }) {
  const view = useViewpoint();
  const { key, state, subject, folded, decideByAt, ownerName } = exception;
  return (
    <Section title="Exception">
      <StateMark state={state} word={key} /> <a href={`#${places.exception(key)}`}>{subject}</a>
      {folded === 0 ? null : `, ${folded} folded in`}
      <Note>
        {decideByAt === null ? '' : `Decide by ${decidingTime(decideByAt, view)}. `}
        {ownerName === null ? 'Nobody has it yet.' : `Owner ${ownerName}.`}
      </Note>
    </Section>
  );
}
