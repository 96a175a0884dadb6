import { Boxes } from 'lucide-react';
import type { StockDetail, StockRow } from '#shared/protocol';
import { isStale, MINUTE_MS } from '#shared/vocabulary';
import { useAnswer, useEntity } from '#live';
import {
  Button,
  closePanel,
  ContextPanel,
  decidingTime,
  durationText,
  EmptyRegion,
  Facts,
  goTo,
  Note,
  Pill,
  places,
  quantity,
  Section,
  SmallTable,
  staleSince,
  STATE_SHAPES,
  StaleValue,
  useViewpoint,
} from '#ui';
import { Account, AsOfNote, HubRegion, useRight } from '#work';
import { ProjectionChart } from './ProjectionChart.tsx';
import { WhoGetsIt } from './WhoGetsIt.tsx';

interface StockPanelProps {
  position: string;
  onPropose: (row: StockRow) => void;
  onRequestCount: (row: StockRow) => void;
}

/** One position: what is there, what will be, why, and who near it has too much. */
export function StockPanel({ position, onPropose, onRequestCount }: StockPanelProps) {
  const row = useEntity('stock', position);
  const site = useEntity('sites', row?.site ?? null);
  const answer = useAnswer(
    'stock.detail',
    row === undefined ? null : { key: position },
    row === undefined ? '' : freshnessOf(row),
  );
  const rights = { propose: useRight('transfer.create'), count: useRight('stock.requestCount') };
  if (row === undefined) {
    return <EmptyRegion>This position is not there, or out of your scope.</EmptyRegion>;
  }
  return (
    <ContextPanel
      kind="Stock position"
      icon={Boxes}
      asOf={<AsOfNote asOf={row.asOf} />}
      name={`${row.description} at ${site?.name ?? row.siteCode}`}
      about={`${row.sku} · GTIN ${row.gtin}`}
      pills={
        <>
          <Pill state={row.state}>{STATE_SHAPES[row.state].word}</Pill>
          <Pill>{`Class ${row.abcClass}`}</Pill>
          {row.exception === null ? null : (
            <Pill>
              <a href={`#${places.exception(row.exception)}`}>{row.exception}</a>
            </Pill>
          )}
        </>
      }
      onClose={closePanel}
      actions={
        <>
          <Button
            isPrimary
            keys="P"
            isKeyBoundElsewhere
            unavailable={rights.propose}
            onPress={() => onPropose(row)}
          >
            Propose transfer
          </Button>
          <Button
            keys="Shift C"
            isKeyBoundElsewhere
            unavailable={rights.count}
            onPress={() => onRequestCount(row)}
          >
            Request count
          </Button>
        </>
      }
    >
      <PositionFacts row={row} />
      <HubRegion answer={answer}>
        {(detail) => <PositionOutlook row={row} detail={detail} />}
      </HubRegion>
    </ContextPanel>
  );
}

/** The detail is asked for again when a figure that it explains has changed, not at every word of the warehouse. */
function freshnessOf(row: StockRow): string {
  return [
    row.available,
    row.inTransitIn,
    row.projected,
    row.excessOrShort,
    row.firstBelowZeroAt,
  ].join(' ');
}

/** The figures of the row with its as-of, so that the panel answers without the grid. */
export function PositionFacts({ row }: { row: StockRow }) {
  const view = useViewpoint();
  const since = staleSince(row.asOf, view);
  const figure = (label: string, value: number, aside?: string) => ({
    label,
    value: quantity(value, row.unit),
    staleSince: since,
    ...(aside === undefined ? {} : { aside }),
  });
  const short = row.excessOrShort < 0;
  return (
    <Section
      title="Now"
      {...(isStale(row.asOf, view.nowMs) ? { aside: 'stale: acting on it asks for a reason' } : {})}
    >
      <Facts
        facts={[
          figure('On hand', row.onHand, 'counted by the WMS'),
          figure('Reserved', row.reserved, 'orders and transfers'),
          figure('Blocked', row.blocked),
          { ...figure('Available', row.available), isStrong: true },
          figure('In transit in', row.inTransitIn),
          figure('In transit out', row.inTransitOut),
          {
            ...figure(short ? 'Short' : 'Excess', Math.abs(row.excessOrShort)),
            isStrong: row.excessOrShort !== 0,
          },
        ]}
      />
    </Section>
  );
}

/** Fourteen days ahead, the arithmetic behind it, what that risks, and where there is too much near by. */
export function PositionOutlook({ row, detail }: { row: StockRow; detail: StockDetail }) {
  const view = useViewpoint();
  const { firstBelowZeroAt, unit, daysOfSupplyTenths } = row;
  return (
    <>
      {detail.silent === null ? null : (
        <Section title="Available now, as far as one can know" aside="nine of ten">
          <Note>
            {`Its warehouse is silent since ${decidingTime(detail.silent.since, view)}: between ${quantity(detail.silent.low, unit)} and ${quantity(detail.silent.high, unit)}.`}{' '}
            Last known − (mean forecast × days + 1.645 × deviation × √days), to last known + what is
            on the road − what surely went out. It widens until the warehouse speaks.
          </Note>
        </Section>
      )}
      <Section title="Projection, 14 days" aside="P50 arrivals, mean forecast">
        <ProjectionChart detail={detail} unit={unit} />
        <Note>
          {firstBelowZeroAt === null
            ? 'It stays above zero for all of them.'
            : `First projected below zero: ${decidingTime(firstBelowZeroAt, view)}.`}
          {daysOfSupplyTenths === null
            ? ' Nothing is forecast here.'
            : ` Supply for ${(daysOfSupplyTenths / 10).toFixed(1)} days.`}
        </Note>
      </Section>
      <WhoGetsIt row={row} detail={detail} />
      <Account arithmetic={detail.arithmetic} />
      <Section title="Nearby excess" aside="lane time is P90">
        <NearbyExcess row={row} detail={detail} />
      </Section>
    </>
  );
}

function NearbyExcess({ row, detail }: { row: StockRow; detail: StockDetail }) {
  const view = useViewpoint();
  if (detail.nearbyExcess.length === 0) {
    return <Note>No other site has too much of it.</Note>;
  }
  return (
    <SmallTable
      label="Nearby excess"
      columns={[
        { header: 'Site' },
        { header: 'Free to move', align: 'right' },
        { header: 'Takes', align: 'right' },
        { header: '', align: 'right' },
      ]}
      rows={detail.nearbyExcess.map(({ site, siteCode, excess, transitMinutesP90, asOf }) => {
        const since = staleSince(asOf, view);
        const pieces = quantity(excess, row.unit);
        return {
          id: site,
          cells: [
            siteCode,
            since === null ? pieces : <StaleValue since={since}>{pieces}</StaleValue>,
            durationText(transitMinutesP90 * MINUTE_MS),
            <Button
              key="take"
              isSmall
              onPress={() =>
                goTo(
                  places.newTransfer({
                    exception: row.exception,
                    to: row.site,
                    from: site,
                    gtin: row.gtin,
                  }),
                )
              }
            >
              Take from here
            </Button>,
          ],
        };
      })}
    />
  );
}
