import type { AuditRow, ChainReport } from '#shared/protocol';
import type { GalleryGroup } from '#ui';
import { AuditPanel } from './AuditPanel.tsx';
import { ChainResult } from './ChainResult.tsx';

const WHOLE: ChainReport = {
  ok: true,
  events: 221_408,
  own: 4_317,
  seq: 221_408,
  chain: '9f2b6c1e7a0d4853'.repeat(4),
  outside: 17,
  findings: [],
  found: 0,
  at: '2026-06-30T15:42:00.000Z',
};

const ROW: AuditRow = {
  seq: 221_390,
  at: '2026-06-30T15:40:12.000Z',
  actor: 'm.okafor',
  actorName: 'M. Okafor',
  what: 'Refused: transfer approve',
  type: 'signalbox.hub.act.refused.v1',
  object: 'TRF-2026-0648',
  why: 'approval.own',
  policy: null,
  dataAsOf: '2026-06-30T15:40:02.000Z',
  hash: '3c71e05d9ab24f86'.repeat(4),
  data: { act: 'transfer.approve', code: 'approval.own', facts: { subject: 'TRF-2026-0648' } },
};

export const states: GalleryGroup = {
  title: 'Audit trail',
  widthPx: 620,
  states: [
    { name: 'a chain that is whole', node: <ChainResult report={WHOLE} /> },
    {
      name: 'a chain without heads outside',
      node: <ChainResult report={{ ...WHOLE, outside: null }} />,
    },
    {
      name: 'a chain that is broken',
      node: (
        <ChainResult
          report={{
            ...WHOLE,
            ok: false,
            found: 2,
            findings: [
              {
                seq: 220_112,
                what: 'it was altered, or the own row before it: its link does not fit',
              },
              { seq: 220_950, what: 'row 220950 is missing' },
            ],
          }}
        />
      ),
    },
    {
      name: 'a refusal, whole',
      node: <AuditPanel row={ROW} onAbout={() => undefined} />,
    },
  ],
};
