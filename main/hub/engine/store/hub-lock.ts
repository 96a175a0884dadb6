import { hostname } from 'node:os';
import type { ClientBase } from 'pg';
import { pause, type Machine } from '#engine/clock';
import { Fault } from '#shared/vocabulary';
import { faulting } from './session.ts';
import { isAlive } from './supervisor/index.ts';

/** One number per database, by which the one hub that writes is known (advisory locks of the session). */
const HUB_LOCK = 0x5b0c_0001;

/** A second hub is told within two seconds; what a dead hub's session needs to be cleared away is a tenth of that. */
const PATIENCE_MS = 1_500;
const LOOK_AGAIN_MS = 100;

/** How this hub is called in pg_stat_activity, and in what a second one says when it is refused. */
export function hubName(): string {
  return `signalbox-hub/${process.pid}`;
}

/**
 * Takes the lock of the hub on a connection, which then is the only one that may write: lock and writing end together
 * when it breaks. Throws `store.held` with the holder's name when another hub has it.
 * @param sameMachine whether a hub on this database can only be a process of this machine: a living one is believed at
 * once.
 */
export async function takeHubLock(
  client: ClientBase,
  machine: Machine,
  sameMachine: boolean,
): Promise<void> {
  const untilMs = machine.machineNow() + PATIENCE_MS;
  for (;;) {
    const { rows } = await faulting(() =>
      client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${HUB_LOCK}) as taken`),
    );
    if (rows[0]?.taken) return;
    const holder = await holderOf(client);
    const living = sameMachine && holder !== null && lives(holder);
    if (living || machine.machineNow() + LOOK_AGAIN_MS > untilMs) throw held(holder);
    await pause(machine, LOOK_AGAIN_MS);
  }
}

interface Holder {
  name: string;
  address: string | null;
}

function lives({ name }: Holder): boolean {
  const pid = Number(/^signalbox-hub\/(\d+)$/.exec(name)?.[1] ?? 0);
  return pid > 0 && pid !== process.pid && isAlive(pid);
}

async function holderOf(client: ClientBase): Promise<Holder | null> {
  // A 64-bit key is shown in two halves; objsubid 1 says that it is one (manual, view pg_locks).
  const { rows } = await faulting(() =>
    client.query<Holder>(
      `select a.application_name as name, host(a.client_addr) as address
       from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and l.granted and l.objsubid = 1
         and l.classid = 0 and l.objid = ${HUB_LOCK}
         and l.database = (select oid from pg_database where datname = current_database())`,
    ),
  );
  return rows[0] ?? null;
}

function held(holder: Holder | null): Fault {
  const name = holder?.name ?? 'a hub that gives no name';
  const place = holder?.address ? ` from ${holder.address}` : ` on ${hostname()}`;
  return new Fault(
    'store.held',
    `Another hub uses this database: ${name}${place}. Stop it first, or give this one its own --data-dir.`,
  );
}
