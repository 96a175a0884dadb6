/**
 * Invariants: what must hold of any network, proved by `verify` from the log alone. Pieces are conserved, ledgers balance
 * to the cent, a command takes effect once, a statement is cleared by both ledgers alike or by none, and no promise is
 * forgotten or made twice of the same pieces. May import shared and engine rooms and
 * `#operations/{intercompany,orders,purchasing,settlements,stock,transfers}`; none of them imports this room.
 *
 * Owns no tables and emits nothing; reads what the engine folds.
 */
import type { InvariantCheck } from '#engine/audit';
import { postings, unbalanced } from '#operations/intercompany';
import { CommandBook } from './command-book.ts';
import { promisesKept } from './promises-kept.ts';
import { settlementsOnce } from './settlements-once.ts';
import { stockConserved } from './stock-conserved.ts';

/** All of them, over one log from its first row. */
export function networkInvariants(): InvariantCheck {
  const book = new CommandBook();
  return {
    take: (event) => book.take(event),
    end(world, tell) {
      const commands = book.end(world, tell);
      const stock = stockConserved(world, tell);
      const promises = promisesKept(world, book.lastAtMs, tell);
      for (const { key, currency, byMinor } of unbalanced(world.all(postings)))
        tell({
          kind: 'invariant',
          invariant: 'ledger',
          subject: key,
          what: `its debits are not its credits, by ${byMinor} in hundredths of ${currency}`,
        });
      const settlements = settlementsOnce(world, tell);
      return { commands, promises, stock, postings: world.size(postings), settlements };
    },
  };
}
