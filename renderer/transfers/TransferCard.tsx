import { useState } from 'react';
import { useCollection, useEntity, useLoadState, useSession } from '#live';
import { Note, Section } from '#ui';
import { HubRegion, missingRight } from '#work';
import { CardFoot } from './CardFoot.tsx';
import { CardHead } from './CardHead.tsx';
import { LoopColumn } from './LoopColumn.tsx';
import { MoneyColumn } from './MoneyColumn.tsx';
import { NoCard } from './NoCard.tsx';
import { OptionsSection } from './OptionsSection.tsx';
import { QuantityEditor } from './QuantityEditor.tsx';
import { transferActions } from './transfer-actions.ts';
import type { TransferActionId } from './transfer-actions.ts';
import { TransferCardView } from './TransferCardView.tsx';
import { TransferDialogs } from './TransferDialogs.tsx';
import { useCard } from './use-card.ts';
import type { PendingAct } from './TransferDialogs.tsx';
import { WhyColumn } from './WhyColumn.tsx';

/** One transfer, live: everything that operations and finance need to decide it, on one card. */
export function TransferCard({ transfer }: { transfer: string }) {
  const live = useEntity('transfers', transfer);
  const { phase } = useLoadState('transfers');
  // The live list lets go of a transfer some days after its end; a link to it opens it all the same.
  const answer = useCard(live !== undefined || phase === 'live' ? transfer : null, live);
  const row = live ?? answer.data?.row;
  const cause = useEntity('exceptions', row?.exception ?? null);
  const session = useSession();
  const sites = useCollection('sites');
  const [pending, setPending] = useState<PendingAct | null>(null);
  const [isEditing, setEditing] = useState(false);
  const [isComparing, setComparing] = useState(false);

  if (row === undefined) {
    const refusal = answer.error?.refusal;
    if (refusal?.code.startsWith('transfer.'))
      return <NoCard transfer={transfer} refusal={refusal} />;
    return <HubRegion answer={answer}>{() => null}</HubRegion>;
  }
  const siteName = (gln: string) => sites.get(gln)?.name ?? gln;
  const rightOf = (act: Parameters<typeof missingRight>[1]) =>
    session === null ? 'Not signed in' : missingRight(session, act);
  const onAct = (id: TransferActionId) => {
    if (id === 'edit') setEditing(true);
    else if (id === 'compare') setComparing(!isComparing);
    else setPending({ id, seen: row.version });
  };
  return (
    <HubRegion answer={answer}>
      {(card) => (
        <>
          <TransferCardView
            head={
              <CardHead
                row={row}
                fromName={siteName(row.from)}
                toName={siteName(row.to)}
                protects={
                  card.proposal === null
                    ? null
                    : { minor: card.proposal.protectsMinor, currency: card.proposal.currency }
                }
                urgency={cause?.state ?? row.state}
              />
            }
            why={
              <>
                {isComparing && row.exception !== null ? (
                  <OptionsSection exception={row.exception} />
                ) : null}
                {card.proposal === null ? (
                  <Section title="Why and how much">
                    <Note>
                      It was asked for without a proposal: nobody computed a shortage for it.
                    </Note>
                  </Section>
                ) : (
                  <WhyColumn proposal={card.proposal}>
                    {isEditing ? (
                      <QuantityEditor
                        row={row}
                        proposal={card.proposal}
                        siteName={siteName}
                        onClose={() => setEditing(false)}
                      />
                    ) : null}
                  </WhyColumn>
                )}
              </>
            }
            money={<MoneyColumn card={card} row={row} />}
            loop={
              <LoopColumn
                card={card}
                onSendAgain={(command) => setPending({ id: 'sendAgain', command })}
                sendAgainUnavailable={rightOf('command.retry')}
              />
            }
            foot={
              <CardFoot
                actions={transferActions(row, card, rightOf)}
                cancelReleases={card.cancelReleases}
                onAct={onAct}
              />
            }
          />
          {pending === null ? null : (
            <TransferDialogs
              pending={pending}
              row={row}
              card={card}
              onClose={() => setPending(null)}
            />
          )}
        </>
      )}
    </HubRegion>
  );
}
