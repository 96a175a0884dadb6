import { Fault } from '#shared/vocabulary';

/** A fault that PostgreSQL or the way to it reported, with what a caller decides by. */
export class DatabaseFault extends Fault {
  /** PostgreSQL's error code (appendix A of its manual); null when the connection failed. */
  readonly sqlState: string | null;
  /** The constraint that refused the rows, if one did. */
  readonly constraint: string | null;

  constructor(code: string, message: string, retryable: boolean, error: PostgresError) {
    super(code, message, { retryable, cause: error });
    this.sqlState = error.code !== undefined && SQL_STATE.test(error.code) ? error.code : null;
    this.constraint = error.constraint ?? null;
  }
}

interface PostgresError extends Error {
  code?: string;
  constraint?: string;
  detail?: string;
}

/** data_corrupted, index_corrupted, undefined_file: what was written is not there any more, or not as written. */
const DAMAGE = new Set(['XX001', 'XX002', '58P01']);

const SQL_STATE = /^[0-9A-Z]{5}$/;

/**
 * Turns what the driver throws into a fault with a sentence. Faults pass unchanged, and so do our own bugs.
 * `store.data`: the rows themselves cannot be stored, and sending them again is futile. `store.unique`: a row is there
 * already. `store.conflict`: two transactions met, the same again may do. `store.connection-lost`: it did not happen,
 * unless it was the commit ({@link commitFault}).
 */
export function databaseFault(thrown: unknown): unknown {
  if (thrown instanceof Fault || !(thrown instanceof Error)) return thrown;
  const error = thrown as PostgresError;
  const state = error.code ?? '';
  const said = error.detail ? `${error.message} (${error.detail})` : error.message;
  const fault = (code: string, message: string, retryable: boolean): DatabaseFault =>
    new DatabaseFault(code, message, retryable, error);

  if (state === '53100')
    return fault('store.disk-full', `The disk of the database is full: ${said}`, true);
  if (DAMAGE.has(state) || /subdirectory .* is missing/.test(said))
    return fault(
      'store.damaged',
      `The database is damaged: ${said}. Restore a backup (signalbox restore FILE).`,
      false,
    );
  if (state === '23505') return fault('store.unique', said, false);
  if (state.startsWith('22') || state.startsWith('23')) return fault('store.data', said, false);
  if (state.startsWith('40') || state === '55P03') return fault('store.conflict', said, true);
  if (state.startsWith('28') || state === '3D000')
    return fault('store.access', `The database does not let the hub in: ${said}`, false);
  if (isConnectionLoss(error))
    return fault('store.connection-lost', `The connection to the database was lost: ${said}`, true);
  if (SQL_STATE.test(state)) return fault('store.statement', said, false);
  return thrown;
}

/**
 * A connection lost while committing leaves open whether the transaction happened: whoever tries again must look
 * first, which the writer does by reloading its state.
 */
export function commitFault(thrown: unknown): unknown {
  const fault = databaseFault(thrown);
  if (!(fault instanceof DatabaseFault) || fault.code !== 'store.connection-lost') return fault;
  return new DatabaseFault(
    'store.commit-unknown',
    `The connection was lost while committing, so the outcome is not known: ${fault.message}`,
    true,
    thrown as PostgresError,
  );
}

/** Class 08, a server going down or coming up, one with no free connection, or a socket that failed. */
function isConnectionLoss(error: PostgresError): boolean {
  const state = error.code ?? '';
  return (
    state.startsWith('08') ||
    state.startsWith('57P') ||
    state === '53300' ||
    SOCKET_CODES.has(state) ||
    // The driver's own errors carry no code.
    /^Connection terminated|^Client has encountered a connection error|not queryable|timeout expired|timeout exceeded/.test(
      error.message,
    )
  );
}

const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
