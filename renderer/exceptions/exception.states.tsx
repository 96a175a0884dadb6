import type { DecideByOption, ExceptionRow } from '#shared/protocol';
import type { GalleryGroup } from '#ui';
import { AlarmRate } from './AlarmRate.tsx';
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
  owner: 'r.alvarez',
  ownerName: 'R. Alvarez',
  status: 'acknowledged',
  shelvedUntil: null,
  resolvedAt: null,
  escalatedTo: null,
  breached: false,
  parent: null,
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
  children: [],
  links: [],
  history: [],
  proposal: null,
};

const decideBy = (more: Partial<ExceptionRow>) => (
  <DecideBySection row={{ ...row, ...more }} detail={detail} decideByAt={at('18:20:00')} />
);

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
    { name: 'folded', node: <StatePills row={{ ...row, parent: 'EX-2280', state: 'ok' }} /> },
    {
      name: 'alarm rate with a flood',
      node: <AlarmRate perTenMinutes={[1, 2, 4, 3, 9, 14, 12, 5, 3, 4]} floodAt={10} />,
    },
    { name: 'alarm rate, quiet', node: <AlarmRate perTenMinutes={[0, 0, 1, 0]} floodAt={10} /> },
  ],
};
