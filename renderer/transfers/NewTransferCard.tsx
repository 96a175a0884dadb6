import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import type { SiteRow, TransferProposal } from '#shared/protocol';
import { isStale } from '#shared/vocabulary';
import type { Instant } from '#shared/vocabulary';
import { useAnswer, useEntity } from '#live';
import {
  asOfText,
  Button,
  dayTime,
  decidingTime,
  EmptyRegion,
  Facts,
  goTo,
  Note,
  places,
  quantity,
  Section,
  useKeys,
  useViewpoint,
  wholeMoney,
} from '#ui';
import { ActDialog, HubRegion, useRight, readQuantity, useSettled } from '#work';
import { NewTransferFields } from './NewTransferFields.tsx';
import { questionOf, requestOf } from './new-transfer-form.ts';
import type { TransferForm } from './new-transfer-form.ts';
import { OptionsSection } from './OptionsSection.tsx';
import { TransferCardView } from './TransferCardView.tsx';
import { WhyColumn } from './WhyColumn.tsx';
import styles from './card.module.css';

interface NewTransferCardProps {
  opened: TransferForm;
  sites: readonly SiteRow[];
}

/** The card of a transfer that is being put together: choices left, their arithmetic beside them, then what it costs. */
export function NewTransferCard({ opened, sites }: NewTransferCardProps) {
  const [form, setForm] = useState(opened);
  const [isConfirming, setConfirming] = useState(false);
  const typed = useSettled(form.quantity ?? '');
  const question = questionOf(form, readQuantity(typed));
  const answer = useAnswer('transfer.proposal', question);
  const solved = question === null ? undefined : answer.data;
  const staleAt = useStaleAt(form, solved);
  const right = useRight('transfer.create');
  const request = solved === undefined ? null : requestOf(form, solved, '');
  const unavailable =
    right ?? (request === null ? missingText(form, solved, answer.isFetching) : undefined);
  const back = () => goTo('/transfers');
  useKeys('new transfer', [{ keys: 'Esc', does: 'leave the form', run: back, inFields: true }]);
  const siteName = (gln: string) => sites.find((site) => site.key === gln)?.name ?? gln;
  return (
    <>
      <TransferCardView
        head={<NewHead form={form} solved={solved} siteName={siteName} />}
        why={<NewTransferFields form={form} onChange={setForm} sites={sites} solved={solved} />}
        money={
          question === null ? (
            <EmptyRegion>
              {form.to !== '' && form.to === form.from
                ? 'From and to are the same site.'
                : 'Choose item and destination: the shortage, the best source and the quantity are solved from them.'}
            </EmptyRegion>
          ) : (
            <HubRegion answer={answer}>{(proposal) => <WhyColumn proposal={proposal} />}</HubRegion>
          )
        }
        loop={
          <>
            {solved === undefined ? null : <CostSection solved={solved} siteName={siteName} />}
            {form.exception === null ? null : <OptionsSection exception={form.exception} />}
          </>
        }
        foot={
          <footer className={styles['foot']}>
            <Button
              isPrimary
              keys="Ctrl Enter"
              does="create transfer"
              unavailable={unavailable}
              onPress={() => setConfirming(true)}
            >
              Create transfer
            </Button>
            <Button keys="Esc" isKeyBoundElsewhere onPress={back}>
              Leave
            </Button>
            <p>Policy decides who must approve it, once it is asked for.</p>
          </footer>
        }
      />
      {isConfirming && solved !== undefined && request !== null ? (
        <ActDialog
          title={`Create transfer of ${quantity(solved.quantity, solved.unit)}, ${siteName(request.from)} → ${siteName(request.to)}`}
          verb="Create transfer"
          name="transfer.create"
          input={(reason) => ({ ...request, ...(reason === '' ? {} : { staleReason: reason }) })}
          reason={staleAt === null ? 'optional' : 'needed'}
          reasonLabel={
            staleAt === null
              ? 'Reason to act on stale stock, if its warehouse is silent'
              : 'Reason to act on stale stock'
          }
          done={({ objects }) => `Created ${objects[0] ?? 'transfer'}`}
          onDone={({ objects }) => {
            const [made] = objects;
            if (made !== undefined) goTo(places.transfer(made), { replace: true });
          }}
          onClose={() => setConfirming(false)}
        >
          {staleAt === null ? (
            <Note>
              The stock is reserved at once; everything else waits for approval by policy.
            </Note>
          ) : (
            <StaleNote since={staleAt} />
          )}
        </ActDialog>
      ) : null}
    </>
  );
}

function StaleNote({ since }: { since: Instant }) {
  const view = useViewpoint();
  return <Note>{`The stock that this rests on is stale, ${asOfText(since, view)}.`}</Note>;
}

/** Since when the stock at either end is older than its contract allows; null while both are fresh. */
function useStaleAt(form: TransferForm, solved: TransferProposal | undefined): Instant | null {
  const { nowMs } = useViewpoint();
  const from = solved?.from ?? form.from;
  const source = useEntity('stock', from === '' ? null : `${from}/${form.gtin}`);
  const target = useEntity('stock', form.to === '' ? null : `${form.to}/${form.gtin}`);
  const stale = [source, target].find((row) => row !== undefined && isStale(row.asOf, nowMs));
  return stale?.asOf.occurredAt ?? null;
}

function missingText(
  form: TransferForm,
  solved: TransferProposal | undefined,
  isSolving: boolean,
): string {
  if (form.gtin === '') return 'Choose an item';
  if (form.to === '') return 'Choose where it goes';
  if (form.to === form.from) return 'From and to are the same site';
  if (solved === undefined) return isSolving ? 'Still solving' : 'There is no solution to ask for';
  // The hub's own words for what limits it: nothing is short, or no site has free stock that is known.
  return (form.quantity ?? '').trim() === ''
    ? `${solved.binding}: type a quantity`
    : solved.binding;
}

interface NewHeadProps {
  form: TransferForm;
  solved: TransferProposal | undefined;
  siteName: (gln: string) => string;
}

function NewHead({ form, solved, siteName }: NewHeadProps) {
  const from = solved?.from ?? (form.from === '' ? null : form.from);
  const amount = solved === undefined ? '' : `, ${quantity(solved.quantity, solved.unit)}`;
  return (
    <header className={styles['head']}>
      <div className={styles['title']}>
        <div className={styles['kind']}>
          <ArrowLeftRight size={16} strokeWidth={1.75} aria-hidden />
          <span>New transfer</span>
          {form.exception === null ? null : (
            <span>
              for <a href={`#${places.exception(form.exception)}`}>{form.exception}</a>
            </span>
          )}
        </div>
        <h2 className={styles['name']}>
          {form.to === ''
            ? 'Item, destination, quantity'
            : `${from === null ? 'Best source' : siteName(from)} → ${siteName(form.to)}${amount}`}
        </h2>
      </div>
    </header>
  );
}

function CostSection({
  solved,
  siteName,
}: {
  solved: TransferProposal;
  siteName: (gln: string) => string;
}) {
  const view = useViewpoint();
  const { from, laneId, arrivesAt, decideByAt, costMinor, protectsMinor, currency } = solved;
  return (
    <Section title="What it takes">
      <Facts
        facts={[
          { label: 'From', value: from === null ? 'no source' : siteName(from), isStrong: true },
          { label: 'Lane', value: laneId ?? 'none' },
          { label: 'Arrives', value: arrivesAt === null ? '–' : `~ ${dayTime(arrivesAt, view)}` },
          {
            label: 'Decide by',
            value: decideByAt === null ? '–' : decidingTime(decideByAt, view),
          },
          {
            label: 'Freight',
            value: wholeMoney({ minor: costMinor, currency }),
            isStrong: true,
          },
          {
            label: 'Protects',
            value: wholeMoney({ minor: protectsMinor, currency }),
            isStrong: true,
          },
        ]}
      />
    </Section>
  );
}
