import { settlements, type Settlement } from '#operations/settlements';
import type { IntercompanyRow, StatementView } from '#shared/protocol';
import { HOUR_MS } from '#shared/vocabulary';
import type { ConsoleClient } from '../wire/index.ts';
import { openWholeHouse, type WholeHouse } from './whole-house.ts';

/** Long enough that the ERPs moved stock between the entities and it has arrived. */
const HISTORY_DAYS = 8;

/** Between whom, in which currency and up to which period a statement is drawn up. */
export type SettledPair = Pick<StatementView, 'entity' | 'counterparty' | 'currency' | 'upTo'>;

/** A whole house with finance of both sides at their windows, and documents that both ledgers have matched. */
export class SettlementDesk {
  readonly house: WholeHouse;
  readonly lindqvist: ConsoleClient;
  readonly mensah: ConsoleClient;

  private constructor(house: WholeHouse, lindqvist: ConsoleClient, mensah: ConsoleClient) {
    this.house = house;
    this.lindqvist = lindqvist;
    this.mensah = mensah;
  }

  /** @param wired what stands between hub and simulator, where something shall. */
  static async open(
    url: string,
    wired?: Parameters<typeof openWholeHouse>[2],
  ): Promise<SettlementDesk> {
    const house = await openWholeHouse(url, { historyDays: HISTORY_DAYS }, wired);
    const [lindqvist, mensah] = [
      await house.console('j.lindqvist'),
      await house.console('a.mensah'),
    ];
    await lindqvist.watch('intercompany');
    await lindqvist.watch('runs');
    const desk = new SettlementDesk(house, lindqvist, mensah);
    await lindqvist.until(() => desk.rows().some(({ standing }) => standing === 'matched'));
    return desk;
  }

  close(): Promise<void> {
    return this.house.close();
  }

  rows(): IntercompanyRow[] {
    return this.lindqvist.rows('intercompany');
  }

  /** The two entities of something that is matched, up to the latest period. */
  pair(): SettledPair {
    const { seller, buyer, currency } = this.rows().find(({ standing }) => standing === 'matched')!;
    const upTo = this.rows()
      .map(({ period }) => period)
      .toSorted()
      .at(-1)!;
    return { entity: seller, counterparty: buyer, currency, upTo };
  }

  /** What would be settled now. */
  async statement(asked: SettledPair): Promise<StatementView> {
    const answer = await this.lindqvist.request('settlement.preview', asked);
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value;
  }

  /** The latest statement. */
  run(): Settlement {
    return [...this.house.world.all(settlements)].at(-1)!;
  }

  reached(step: string, stepMs: number): Promise<unknown> {
    return this.house.passUntil(() => this.run().step === step, stepMs, 6 * HOUR_MS);
  }

  /** Debits less credits of an account at an ERP, as its own books have it. */
  atErp(entity: string, account: string): number {
    const { ledgers } = this.house.simulator.books();
    const book = ledgers.find((ledger) => ledger.entity === entity);
    const sums = book?.accounts.find((one) => one.account === account);
    return sums ? sums.debitMinor - sums.creditMinor : 0;
  }
}
