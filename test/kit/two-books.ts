import { commands } from '#engine/outbox';
import { intercompanyPosted } from '#shared/contracts';
import { TransferPlay } from './transfer-play.ts';
import { PLAY } from './transfer-play-network.ts';

const { NORTHERN, SOUTHERN } = PLAY;

/** The document of tests that need one only. */
export const THE_ONE = 'TO-20611';

interface Line {
  account: string;
  name: string;
  debitMinor: number;
  creditMinor: number;
}

/** Of which document a ledger speaks, and who sells by it. */
interface About {
  number?: string;
  seller?: string;
}

/** Two ledgers that book transfers of the ERPs' own, as a test tells them to. */
export class TwoBooks extends TransferPlay {
  #postings = 0;

  /** Books one side of a document. */
  post(
    entity: string,
    stage: string,
    lines: Line[],
    { at = '2026-06-20T12:00:00.000Z', number = THE_ONE }: About & { at?: string } = {},
  ): void {
    const data = {
      entity,
      counterparty: other(entity),
      transferNumber: number,
      stage,
      postedAt: at,
      currency: 'USD',
      lines,
      postingId: `GL-9${++this.#postings}`,
      period: '2026-P06',
    };
    const source = entity === NORTHERN ? 'erp/northern' : 'erp/southern';
    this.hub.hear(source, intercompanyPosted.type, data, null, { correlationId: number });
  }

  /** The seller's side: half of it is cost unless the test says otherwise. */
  sold(minor: number, { costMinor = minor / 2, ...about }: About & { costMinor?: number } = {}) {
    const lines = [
      debit('1310', 'Due from the other', minor),
      credit('4900', 'Intercompany sales', minor),
      debit('5900', 'Intercompany cost of sales', costMinor),
      credit('1200', 'Inventory, at the source', costMinor),
    ];
    this.post(about.seller ?? NORTHERN, 'shipping', lines, about);
  }

  /** The buyer's side. */
  bought(minor: number, about: About = {}): void {
    const lines = [
      debit('1250', 'Goods in transit', minor),
      credit('2310', 'Due to the other', minor),
    ];
    this.post(other(about.seller ?? NORTHERN), 'shipping', lines, about);
  }

  got(minor: number, about: About = {}): void {
    const lines = [
      debit('1200', 'Inventory, at the destination', minor),
      credit('1250', 'Goods in transit', minor),
    ];
    this.post(other(about.seller ?? NORTHERN), 'receiving', lines, about);
  }

  /** A document that both ledgers have alike and that has arrived. */
  matched(minor: number, about: About = {}): void {
    this.sold(minor, about);
    this.bought(minor, about);
    this.got(minor, about);
  }

  /** The ledgers carry out what was asked of them, and what they then are asked. */
  carryOut(): void {
    for (const command of this.hub.world.all(commands)) {
      if (command.status === 'confirmed' || command.status === 'rejected') continue;
      this.accept(command);
      this.apply(command);
      this.effect(command);
    }
  }
}

function other(entity: string): string {
  return entity === NORTHERN ? SOUTHERN : NORTHERN;
}

function debit(account: string, name: string, debitMinor: number): Line {
  return { account, name, debitMinor, creditMinor: 0 };
}

function credit(account: string, name: string, creditMinor: number): Line {
  return { account, name, debitMinor: 0, creditMinor };
}
