import { Siren } from 'lucide-react';
import { Button } from '../controls/Button.tsx';
import { Pill } from '../controls/Pill.tsx';
import type { GalleryGroup } from '../gallery-group.ts';
import { ContextPanel, Note, Section } from './ContextPanel.tsx';
import { DecideByClock } from './DecideByClock.tsx';
import { ArithmeticTable, Facts, History, SmallTable } from './Facts.tsx';
import { BarList, Sparkline } from './Marks.tsx';
import { AsOfText } from './StaleValue.tsx';
import { StepsTrack } from './StepsTrack.tsx';

const nothing = () => {};
const STEP_NAMES = ['Queued', 'Sent', 'Accepted', 'Applied', 'Confirmed'];
const at = (time: string) => `2026-06-30T${time}.000Z`;

/** The stockout of the pictures, as one panel. */
export function StockoutPanel() {
  return (
    <ContextPanel
      kind="Exception EX-2291"
      icon={Siren}
      asOf={<AsOfText instant={at('15:41:00')} />}
      name="Stockout risk at Atlanta"
      about="Breaker 2P 60 A bolt-on, BRK-2P60B"
      onClose={nothing}
      actions={
        <>
          <Button isPrimary keys="Enter" isKeyBoundElsewhere onPress={nothing}>
            Review transfer
          </Button>
          <Button keys="S" onPress={nothing}>
            Snooze
          </Button>
          <Button keys="E" onPress={nothing}>
            Escalate
          </Button>
          <Button keys="R" onPress={nothing}>
            Resolve
          </Button>
        </>
      }
    >
      <DecideByClock
        decideBy={at('18:20:00')}
        since={at('15:24:00')}
        state="critical"
        atRisk="$184,300"
        options={[
          { until: at('18:20:00'), what: 'ground makes it', cost: '$612', state: 'ok' },
          {
            until: at('21:10:00'),
            what: 'only a team drive makes it',
            cost: '$2,940',
            state: 'late',
          },
          { until: null, what: '8 ea/h × $46.20 margin', cost: '$370/h', state: 'critical' },
        ]}
      >
        Waiting past 14:20 costs <b>$2,328</b>. <a href="#formula">Show formula</a>
      </DecideByClock>
      <Section title="Why" aside="rule STK-04 v7, Atlanta class A">
        <ArithmeticTable
          label="Why short"
          lines={[
            { label: 'Available: 412 − 365 reserved − 12 blocked', value: '35 ea' },
            { label: 'In transit, due in time (SHP-48190)', value: '120 ea' },
            { label: 'Forecast to Fri 3 Jul, 96 ea/day (was 38)', value: '−288 ea' },
            { label: 'Safety stock, 95 % service', value: '−110 ea' },
            { label: 'Short', value: '−243 ea', isTotal: true },
          ]}
        />
        <Note>
          First day projected below zero: Thu 2 Jul. Probability of stockout 0.91, right on 17 of 19
          like it here.
        </Note>
      </Section>
      <Section title="Options in money" aside="cost + expected loss">
        <SmallTable
          label="Options in money"
          columns={[
            { header: '' },
            { header: 'Cost', align: 'right' },
            { header: 'Service', align: 'right' },
            { header: 'Loss left', align: 'right' },
          ]}
          rows={[
            { id: 'none', cells: ['Do nothing', '$0', '61 %', '$184,300'] },
            {
              id: 'cmh',
              cells: ['Transfer from Columbus', '$612', '99 %', '$1,840'],
              look: 'strong',
            },
            { id: 'team', cells: ['Team drive from Columbus', '$2,940', '99 %', '$1,210'] },
            { id: 'split', cells: ['Split Chicago 208 + Dallas', '', '', 'stale'], look: 'muted' },
          ]}
        />
      </Section>
      <Section title="History">
        <History
          entries={[
            { id: '1', time: '11:31', text: 'Proposal ready, gap 0.0 % (Planning)' },
            { id: '2', time: '11:24', text: 'Acknowledged by R. Alvarez' },
            { id: '3', time: '10:02', text: 'Raised: first order at risk, SO-771204' },
          ]}
        />
      </Section>
    </ContextPanel>
  );
}

export const states: GalleryGroup = {
  title: 'Panel',
  widthPx: 400,
  states: [
    {
      name: 'facts, one stale',
      node: (
        <Facts
          facts={[
            { label: 'Carrier', value: '18:30', aside: 'given 06:12, not updated' },
            { label: 'Signalbox', value: '21:25', aside: 'P90 1 Jul 00:40', isStrong: true },
            { label: 'Dallas', value: '412 ea', staleSince: at('15:28:00') },
          ]}
        />
      ),
    },
    {
      name: 'pills',
      node: (
        <>
          <Pill state="late">Late 6 h 25 min</Pill> <Pill>In motion</Pill>{' '}
          <Pill>For TRF-2026-0631</Pill>
        </>
      ),
    },
    {
      name: 'command, confirmed',
      node: (
        <StepsTrack
          title="Reserve 252 ea"
          target="WMS Columbus"
          status="Confirmed by wms.stock.reserved"
          steps={STEP_NAMES.map((name, i) => ({ name, at: at(`15:38:0${4 + i}`) }))}
        />
      ),
    },
    {
      name: 'command, on its way and overdue',
      node: (
        <StepsTrack
          title="Ship request, ground"
          target="TMS"
          status="No answer for 4 min, retry 2 of 5 at 11:46"
          state="late"
          steps={STEP_NAMES.map((name, i) => ({ name, at: i < 2 ? at(`15:38:0${4 + i}`) : null }))}
        />
      ),
    },
    {
      name: 'command, not queued',
      node: (
        <StepsTrack
          title="Pick and stage"
          target="WMS Columbus"
          status="Not queued: waits for finance"
          steps={STEP_NAMES.map((name) => ({ name, at: null }))}
        />
      ),
    },
    {
      name: 'command, refused',
      node: (
        <StepsTrack
          title="Reserve 252 ea"
          target="WMS Columbus"
          status="“Allocated to SO-771204”"
          state="critical"
          steps={STEP_NAMES.map((name, i) => ({ name, at: i < 2 ? at(`15:38:0${4 + i}`) : null }))}
        />
      ),
    },
    {
      name: 'bars',
      node: (
        <BarList
          label="ETA ledger"
          bars={[
            { label: 'Departed late', value: 190, text: '+190 min' },
            { label: 'Dwell at Hagerstown', value: 115, text: '+115 min' },
            { label: 'Silent feed, widened', value: 18, text: '+18 min' },
          ]}
        />
      ),
    },
    {
      name: 'sparkline',
      node: (
        <Sparkline label="Days to close, falling to 3.5" values={[5, 4.8, 4.9, 5.2, 4.4, 4, 3.5]} />
      ),
    },
  ],
};
