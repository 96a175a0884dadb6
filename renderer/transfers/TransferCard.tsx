import { useState } from 'react';
import { useCollection, useEntity, useLoadState, useLookingAt, useSession } from '#live';
import { Note, Section, usePlaceParam } from '#ui';
import { HubRegion, missingRight, OthersHere, RunFace } from '#work';
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
import { hasEnded } from './transfer-words.ts';
import { LOOK_EVERY_MS, useCard } from './use-card.ts';
import type { PendingAct } from './TransferDialogs.tsx';
import { WhyColumn } from './WhyColumn.tsx';

interface TransferCardProps {
  transfer: string;
  /** After this person approved or rejected it. */
  onDecided?: () => void;
}

/** One transfer, live: everything that operations and finance need to decide it, on one card. */
export function TransferCard({ transfer, onDecided }: TransferCardProps) {
  const live = useEntity('transfers', transfer);
  const { phase } = useLoadState('transfers');
  // The live list lets go of a transfer some days after its end; a link to it opens it all the same.
  const answer = useCard(live !== undefined || phase === 'live' ? transfer : null, live);
  const row = live ?? answer.data?.row;
  const cause = useEntity('exceptions', row?.exception ?? null);
  const session = useSession();
  useLookingAt('transfers', live === undefined ? null : transfer);
  const sites = useCollection('sites');
  const [pending, setPending] = useState<PendingAct | null>(null);
  const [isEditing, setEditing] = useState(false);
  const [isComparing, setComparing] = useState(false);
  // Which face stands in the place, so that a link opens the run.
  const [face, setFace] = usePlaceParam('face');

  if (row === undefined) {
    const refusal = answer.error?.refusal;
    if (refusal?.code.startsWith('transfer.'))
      return <NoCard transfer={transfer} refusal={refusal} />;
    return <HubRegion answer={answer}>{() => null}</HubRegion>;
  }
  const siteName = (gln: string) => sites.get(gln)?.name ?? gln;
  const rightOf = (act: Parameters<typeof missingRight>[1]) =>
    session === null ? 'Not signed in' : missingRight(session, act);
  const onAct = (id: TransferActionId, hash: string) => {
    if (id === 'edit') setEditing(true);
    else if (id === 'compare') setComparing(!isComparing);
    else setPending({ id, seen: row.version, hash });
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
                others={<OthersHere lookers={row.lookers} />}
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
            run={{
              face: face === 'run' ? 'run' : 'card',
              onFace: (next) => setFace(next === 'run' ? 'run' : null),
              shown: (
                <RunFace
                  run={row.key}
                  freshness={`${row.version} ${row.state} ${row.asOf.receivedAt}`}
                  everyMs={hasEnded(row.step) ? null : LOOK_EVERY_MS}
                />
              ),
            }}
            foot={
              <CardFoot
                actions={transferActions(row, card, rightOf)}
                cancelReleases={card.cancelReleases}
                onAct={(id) => onAct(id, card.hash)}
              />
            }
          />
          {pending === null ? null : (
            <TransferDialogs
              pending={pending}
              row={row}
              card={card}
              onClose={() => setPending(null)}
              onDecided={onDecided}
            />
          )}
        </>
      )}
    </HubRegion>
  );
}
