import type { MoveOption, MoveOptions } from '#shared/protocol';
import { MINUTE_MS, toMs } from '#shared/vocabulary';
import {
  asOfText,
  count,
  dayTime,
  decidingTime,
  durationText,
  Facts,
  Note,
  quantity,
  Section,
  SmallTable,
  useViewpoint,
  wholeMoney,
} from '#ui';
import { AsOfNote, refusalText } from '#work';
import { broughtBy } from './move-words.ts';
import styles from './order.module.css';

/** What a move means: what is free there and whose word that is, when the customer has it, and who loses. */
export function MoveCard({ told, option }: { told: MoveOptions; option: MoveOption }) {
  const view = useViewpoint();
  const { unit } = told;
  const lateMs = toMs(option.doorAt) - toMs(told.needBy);
  const refusal = told.refusal ?? option.refusal;
  const loses = option.losers.first.length + option.losers.more;
  return (
    <>
      <Section
        title="What it means"
        aside={option.asOf === null ? null : <AsOfNote asOf={option.asOf} />}
      >
        <Facts
          facts={[
            {
              label: 'From, now',
              value: told.inbound ?? told.siteName,
            },
            {
              label: 'From, then',
              value: option.kind === 'stock' ? option.siteName : broughtBy(option),
            },
            {
              label: option.kind === 'stock' ? 'Free there' : 'Unpromised',
              value: quantity(option.free, unit),
            },
            ...(option.at === null
              ? []
              : [
                  {
                    label: 'Likely there',
                    value: decidingTime(option.at, view),
                    ...(option.lateAt === null || option.lateAt === option.at
                      ? {}
                      : { aside: `P90 ${dayTime(option.lateAt, view)}` }),
                  },
                ]),
            { label: 'Needed', value: decidingTime(told.needBy, view) },
            {
              label: 'At the customer',
              value: `~ ${decidingTime(option.doorAt, view)}`,
              isStrong: lateMs >= MINUTE_MS,
              aside: lateMs >= MINUTE_MS ? `${durationText(lateMs)} late` : 'in time',
            },
          ]}
        />
        {option.ofOwnNeed === 0 ? null : (
          <Note>
            {`${quantity(option.ofOwnNeed, unit)} of them ${option.siteName} keeps for its own forecast and safety stock.`}
          </Note>
        )}
        {option.kind === 'stock' ? null : (
          <Note>The promise follows its ETA: when it moves, the order’s date moves with it.</Note>
        )}
        {option.silentSince === null ? null : (
          <Note>{`Its source is silent, ${asOfText(option.silentSince, view)}.`}</Note>
        )}
      </Section>
      <Section
        title="Who loses"
        aside={
          loses === 0
            ? 'nobody'
            : `${count(loses)}, ${wholeMoney({ minor: option.losesMinor, currency: told.currency })}`
        }
      >
        {loses === 0 ? (
          <Note>Every line that waits there keeps what it would have, and when.</Note>
        ) : (
          <SmallTable
            label="Who loses"
            columns={[
              { header: 'Order' },
              { header: 'By row' },
              { header: 'Needed' },
              { header: 'Loses', align: 'right' },
              { header: 'Margin', align: 'right' },
            ]}
            rows={option.losers.first.map((loser) => ({
              id: `${loser.order}/${loser.line}`,
              cells: [
                <span key="order" className={styles['sku']}>
                  {loser.order}
                  <span className={styles['from']}>{loser.customer}</span>
                </span>,
                loser.isEarlier ? `${loser.row}, goes first` : loser.row,
                dayTime(loser.needBy, view),
                loser.pieces > 0
                  ? quantity(loser.pieces, unit)
                  : `${durationText(loser.laterMinutes * MINUTE_MS)} later`,
                wholeMoney({ minor: loser.marginMinor, currency: told.currency }),
              ],
              ...(loser.isEarlier ? { look: 'strong' as const } : {}),
            }))}
          />
        )}
        {option.losers.more > 0 ? (
          <Note>{`And ${count(option.losers.more)} more, with less each.`}</Note>
        ) : null}
      </Section>
      <Note>
        {`${option.rank.policy} places this line by row ${option.rank.row}: ${option.rank.why}. ${
          option.mayPassEarlier
            ? 'Policy lets it pass lines that go first.'
            : 'It may not pass a line that goes first.'
        }`}
      </Note>
      {refusal === null ? null : <p role="status">{refusalText(refusal)}</p>}
    </>
  );
}
