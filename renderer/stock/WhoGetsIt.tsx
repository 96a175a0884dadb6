import type { StockDetail, StockRow } from '#shared/protocol';
import {
  count,
  dayTime,
  Note,
  places,
  quantity,
  Section,
  signed,
  SmallTable,
  useViewpoint,
  wholeMoney,
} from '#ui';
import { rankReasons } from '#work';
import styles from './stock.module.css';

/** Who gets the pieces of a position, first to last, with what is left after each and the row of policy that says so. */
export function WhoGetsIt({ row, detail }: { row: StockRow; detail: StockDetail }) {
  const view = useViewpoint();
  const { turns, available, currency } = detail;
  const there = Math.max(0, available);
  const [first] = turns.first;
  if (first === undefined) return null;
  return (
    <Section
      title={there === 0 ? 'Who gets what comes' : `Who gets the ${quantity(there, row.unit)}`}
      aside={first.rank.policy}
    >
      <SmallTable
        label="Who gets it"
        columns={[
          { header: 'Order' },
          { header: 'Wants', align: 'right' },
          { header: 'In time', align: 'right' },
          { header: 'Balance', align: 'right' },
          { header: 'Margin', align: 'right' },
        ]}
        rows={turns.first.map((turn) => ({
          id: `${turn.order}/${turn.line}`,
          cells: [
            <span key="order" className={styles['turn']}>
              <a href={`#${places.order(turn.order)}`} title={turn.customer}>
                {turn.order}
              </a>
              <span>{byText(turn, dayTime(turn.needBy, view))}</span>
            </span>,
            count(turn.quantity),
            count(turn.inTime),
            signedBalance(turn.balance),
            wholeMoney({ minor: turn.marginMinor, currency }),
          ],
          ...(turn.inTime < turn.quantity ? { look: 'strong' as const } : {}),
        }))}
      />
      <Note>
        {rankReasons(turns.first.map(({ rank }) => rank))}; then by order number. The balance is of
        what is there now; in time counts what comes as well.
        {turns.more > 0 ? ` ${count(turns.more)} more wait behind them.` : ''}
      </Note>
    </Section>
  );
}

/** "10", "−14": what is there after this turn, or is missing. */
function signedBalance(balance: number): string {
  return balance < 0 ? signed(balance) : count(balance);
}

/** "L2, by 1 Jul 13:00": the row of policy, where the pieces come from, and until when they are needed. */
function byText({ rank, inbound }: StockDetail['turns']['first'][number], need: string): string {
  return `${rank.row}, ${inbound === null ? '' : `from ${inbound}, `}by ${need}`;
}
