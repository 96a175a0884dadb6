import type { GalleryGroup } from '#ui';
import { ATLANTA, CARD, COLUMBUS, PROPOSAL, ROW } from './card-fixture.ts';
import { CardFoot } from './CardFoot.tsx';
import { CardHead } from './CardHead.tsx';
import { LoopColumn } from './LoopColumn.tsx';
import { MoneyColumn } from './MoneyColumn.tsx';
import { OptionsTable } from './OptionsSection.tsx';
import { QuantityComparison } from './QuantityComparison.tsx';
import { transferActions } from './transfer-actions.ts';
import { TransferCardView } from './TransferCardView.tsx';
import { TransferListRow } from './TransferListRow.tsx';
import { WhyColumn } from './WhyColumn.tsx';

const nothing = () => {};
const anyone = () => undefined;
const names: Record<string, string> = { [ATLANTA]: 'Atlanta', [COLUMBUS]: 'Columbus' };
const siteName = (gln: string) => names[gln] ?? gln;
const protects = { minor: PROPOSAL.protectsMinor, currency: PROPOSAL.currency };
const reserve = CARD.commands[0]!;
const pick = CARD.commands[1]!;
const sent = { queued: '2026-06-30T15:38:04.000Z', sent: '2026-06-30T15:38:12.000Z' };

/** The card of the picture whole, then each thing that goes otherwise. */
export const states: GalleryGroup = {
  title: 'Transfer card',
  widthPx: 1_316,
  states: [
    {
      name: 'waiting for finance',
      node: (
        <div style={{ display: 'flex', height: 956 }}>
          <TransferCardView
            head={
              <CardHead
                row={ROW}
                fromName="Columbus"
                toName="Atlanta"
                protects={protects}
                urgency="critical"
              />
            }
            why={<WhyColumn proposal={PROPOSAL} />}
            money={<MoneyColumn card={CARD} row={ROW} />}
            loop={<LoopColumn card={CARD} onSendAgain={nothing} />}
            run={{ face: 'card', onFace: nothing, shown: null }}
            foot={
              <CardFoot
                actions={transferActions(ROW, CARD, anyone)}
                cancelReleases={CARD.cancelReleases}
                onAct={nothing}
              />
            }
          />
        </div>
      ),
    },
    {
      name: 'loop: overdue, refused, policy asks nobody',
      node: (
        <LoopColumn
          card={{
            ...CARD,
            approvals: [],
            cannotApprove: null,
            commands: [
              {
                ...reserve,
                steps: sent,
                overdue: true,
                attempts: 2,
                nextTryAt: '2026-06-30T15:46:00.000Z',
              },
              {
                ...pick,
                steps: sent,
                rejected: {
                  at: '2026-06-30T15:39:00.000Z',
                  code: 'stock.allocated',
                  reason: 'Allocated to SO-771204',
                },
              },
            ],
          }}
          onSendAgain={nothing}
          sendAgainUnavailable="Needs a controller, ask R. Alvarez"
        />
      ),
    },
    {
      name: 'money: received short, booked',
      node: (
        <MoneyColumn
          card={{
            ...CARD,
            cutOffWarning: null,
            posted: CARD.previews,
            quantities: { planned: 252, shipped: 252, received: 216, short: 36 },
          }}
          row={{ ...ROW, booked: 'both' }}
        />
      ),
    },
    {
      name: 'money: within one entity',
      node: (
        <MoneyColumn
          card={{ ...CARD, cutOffWarning: null, previews: [], freightMinor: 41_000 }}
          row={{ ...ROW, betweenEntities: false }}
        />
      ),
    },
    {
      name: 'another quantity, solved again',
      node: (
        <QuantityComparison
          before={PROPOSAL}
          after={{ ...PROPOSAL, quantity: 180, costMinor: 48_000 }}
          siteName={siteName}
        />
      ),
    },
    {
      name: 'options in money',
      node: (
        <OptionsTable
          options={[
            option('Do nothing', 0, 61, 18_430_000),
            option('Transfer from Columbus', 61_200, 99, 184_000),
            option('Team drive from Columbus', 294_000, 99, 121_000),
            {
              ...option('Split Chicago 208 + Dallas', 0, 0, 0),
              impossible: 'Dallas stock is stale',
            },
          ]}
        />
      ),
    },
    {
      name: 'list rows',
      node: (
        <div style={{ width: 284 }}>
          <TransferListRow row={ROW} next={ROW.decideByAt} isCurrent onChoose={nothing} />
          <TransferListRow
            row={{ ...ROW, key: 'TRF-2026-0631', state: 'late', step: 'inTransit', waitsFor: '' }}
            next="2026-07-01T01:25:00.000Z"
            isCurrent={false}
            onChoose={nothing}
          />
          <TransferListRow
            row={{ ...ROW, key: 'TRF-2026-0622', state: 'late', step: 'receivedShort' }}
            next={null}
            isCurrent={false}
            onChoose={nothing}
          />
        </div>
      ),
    },
    {
      name: 'foot: nothing to decide',
      node: <CardFoot actions={[]} cancelReleases={null} onAct={nothing} />,
    },
  ],
};

function option(label: string, costMinor: number, servicePercent: number, lossLeftMinor: number) {
  return {
    label,
    until: null,
    costMinor,
    currency: 'USD',
    servicePercent,
    lossLeftMinor,
    impossible: null,
  };
}
