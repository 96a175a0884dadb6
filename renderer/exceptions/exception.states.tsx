import type { ClockDetail, DecideByOption, ExceptionRow, RollUpRow } from '#shared/protocol';
import { Facts } from '#ui';
import type { GalleryGroup } from '#ui';
import { beneathFact } from '#work';
import { AlarmRate } from './AlarmRate.tsx';
import { ClockSection } from './ClockSection.tsx';
import { DecideBySection } from './DecideBySection.tsx';
import { StatePills } from './ExceptionPanel.tsx';
import { OptionsTable } from './OptionsTable.tsx';

const at = (time: string) => `2026-06-30T${time}.000Z`;

const row: ExceptionRow = {
  key: 'EX-2291',
  type: 'stockoutRisk',
  state: 'critical',
  subject: 'Breaker 2P 60 A bolt-on',
  subjectKind: 'stock',
  subjectKey: '0850000000011/00812345060025',
  site: '0850000000011',
  siteCode: 'ATL',
  atRiskMinor: 18_430_000,
  atRiskIsBound: false,
  currency: 'USD',
  orders: 14,
  decideByAt: at('18:20:00'),
  openedAt: at('14:02:00'),
  slaFrom: null,
  slaDueAt: at('18:20:00'),
  sla: null,
  owner: 'r.alvarez',
  ownerName: 'R. Alvarez',
  status: 'acknowledged',
  shelvedUntil: null,
  shelfWakes: null,
  resolvedAt: null,
  escalatedTo: null,
  breached: false,
  parent: null,
  foldedBy: null,
  held: false,
  togetherMinor: 18_430_000,
  planned: null,
  follows: null,
  folded: 14,
  count: 3,
  lastRaisedAt: at('15:19:00'),
  unverifiedSince: null,
  version: 7,
  asOf: {
    source: 'wms/atlanta',
    occurredAt: at('15:41:00'),
    receivedAt: at('15:41:01'),
    cadenceMs: null,
  },
};

const rollUp = (more: Partial<RollUpRow>): RollUpRow => ({
  key: 'lane/1>2',
  kind: 'lane',
  placeKey: '1>2',
  name: 'Columbus → Atlanta',
  state: 'critical',
  open: 3,
  critical: 1,
  atRiskMinor: 18_430_000,
  atRiskIsBound: false,
  unknown: 0,
  currency: 'USD',
  worst: row.key,
  worstType: row.type,
  worstSubject: row.subject,
  asOf: row.asOf,
  ...more,
});

const option = (label: string, more: Partial<DecideByOption>): DecideByOption => ({
  label,
  until: null,
  costMinor: 0,
  currency: 'USD',
  servicePercent: 99,
  lossLeftMinor: 0,
  impossible: null,
  ...more,
});

const options = [
  option('Do nothing', { servicePercent: 61, lossLeftMinor: 18_430_000 }),
  option('Transfer from Columbus', {
    until: at('18:20:00'),
    costMinor: 61_200,
    lossLeftMinor: 184_000,
  }),
  option('Team drive from Columbus', {
    until: '2026-07-01T22:00:00.000Z',
    costMinor: 294_000,
    lossLeftMinor: 121_000,
  }),
  option('Split Chicago 208 + Dallas', { impossible: 'Dallas stock is stale' }),
];

const detail = {
  key: row.key,
  title: '',
  rule: 'STK-04 v7',
  why: { title: 'Shortage at Atlanta', formula: '', lines: [] },
  options,
  waitingCostMinor: 232_800,
  clock: null,
  children: [],
  links: [],
  history: [],
  proposal: null,
};

const decideBy = (more: Partial<ExceptionRow>) => (
  <DecideBySection row={{ ...row, ...more }} detail={detail} decideByAt={at('18:20:00')} />
);

const clock: ClockDetail = {
  hoursFrom: 'erp',
  hoursWords: 'Mon–Fri 06:00–22:00, Atlanta',
  policy: 'EXC-1 v3',
  countedMs: 6_120_000,
  calendarMs: 6_120_000,
  pauses: [],
  ladder: [
    { step: 1, to: 'R. Alvarez', after: '75 %', at: at('17:02:00'), isDone: false },
    { step: 2, to: 'operations', after: '100 %', at: at('18:20:00'), isDone: false },
    { step: 3, to: 'manager', after: '200 %', at: at('22:20:00'), isDone: false },
  ],
  ladderStands: null,
};

const sla = {
  minutes: 240,
  hours: null,
  countedMs: 6_120_000,
  runsFrom: null,
  nearingAt: null,
  paused: { why: 'waits for the customer', until: at('18:00:00') },
};

export const states: GalleryGroup = {
  title: 'Exceptions',
  widthPx: 368,
  states: [
    { name: 'decide by, critical', node: decideBy({}) },
    {
      name: 'decide by, money is a bound',
      node: decideBy({ state: 'stale', atRiskIsBound: true, unverifiedSince: at('15:28:00') }),
    },
    { name: 'options in money', node: <OptionsTable options={options} proposal={null} /> },
    {
      name: 'clock and ladder',
      node: <ClockSection row={{ ...row, sla: { ...sla, paused: null } }} clock={clock} />,
    },
    {
      name: 'clock paused, two steps taken',
      node: (
        <ClockSection
          row={{ ...row, slaDueAt: null, sla }}
          clock={{
            ...clock,
            countedMs: 6_120_000,
            calendarMs: 52_920_000,
            hoursFrom: 'hub',
            pauses: [
              {
                why: 'waits for the customer',
                by: 'R. Alvarez',
                from: at('15:30:00'),
                until: at('18:00:00'),
                endedAt: null,
              },
            ],
            ladder: clock.ladder.map((step) =>
              step.step < 3 ? { ...step, isDone: true } : { ...step, at: null },
            ),
            ladderStands: 'its clock is paused',
          }}
        />
      ),
    },
    { name: 'acknowledged', node: <StatePills row={row} /> },
    {
      name: 'snoozed',
      node: <StatePills row={{ ...row, status: 'shelved', shelvedUntil: at('17:42:00') }} />,
    },
    {
      name: 'escalated, breached, unverified',
      node: (
        <StatePills
          row={{
            ...row,
            escalatedTo: 'D. Nakamura',
            breached: true,
            unverifiedSince: at('15:28:00'),
          }}
        />
      ),
    },
    {
      name: 'folded by a relation',
      node: <StatePills row={{ ...row, parent: 'EX-2280', foldedBy: 'CAU-01', state: 'ok' }} />,
    },
    {
      name: 'put under a cause by a person',
      node: <StatePills row={{ ...row, parent: 'EX-2280', foldedBy: 'r.alvarez' }} />,
    },
    {
      name: 'held back in a planned window',
      node: (
        <StatePills
          row={{ ...row, parent: 'EX-2280', foldedBy: 'HLD-02', held: true, planned: 'WIN-12' }}
        />
      ),
    },
    {
      name: 'beneath a lane, a carrier, nothing',
      node: (
        <Facts
          facts={[
            beneathFact('Lane', 'lane/1>2', rollUp({})),
            beneathFact('Carrier', 'carrier/BRGF', rollUp({ state: 'stale', atRiskIsBound: true })),
            beneathFact('Entity', 'entity/1', rollUp({ atRiskMinor: null, unknown: 3 })),
            beneathFact('Customer', 'customer/1', undefined),
          ]}
        />
      ),
    },
    {
      name: 'alarm rate with a flood',
      node: <AlarmRate perTenMinutes={[1, 2, 4, 3, 9, 14, 12, 5, 3, 4]} floodAt={10} />,
    },
    { name: 'alarm rate, quiet', node: <AlarmRate perTenMinutes={[0, 0, 1, 0]} floodAt={10} /> },
  ],
};
