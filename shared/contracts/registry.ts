import type { z } from 'zod';
import type { CommandDefinition, EventDefinition } from './definition.ts';
import * as alive from './alive.ts';
import * as demand from './demand.ts';
import * as edi from './edi.ts';
import * as finance from './finance.ts';
import * as master from './master.ts';
import * as orders from './orders.ts';
import * as purchasing from './purchasing.ts';
import * as receipts from './receipts.ts';
import * as settlement from './settlement.ts';
import * as stock from './stock.ts';
import * as transport from './transport.ts';
import * as warehouse from './warehouse.ts';

const modules = [
  master,
  orders,
  demand,
  purchasing,
  finance,
  settlement,
  stock,
  warehouse,
  transport,
  edi,
  receipts,
  alive,
];

function isDefinition(value: unknown): value is EventDefinition | CommandDefinition {
  return typeof value === 'object' && value !== null && 'kind' in value && 'type' in value;
}

const all = modules.flatMap((module) => Object.values(module).filter(isDefinition));

/** Every event of every version that the hub accepts from outside, by type. */
export const EVENTS: ReadonlyMap<string, EventDefinition> = new Map(
  all.filter((definition) => definition.kind === 'event').map((event) => [event.type, event]),
);

/** Every command that the hub sends, by type. */
export const COMMANDS: ReadonlyMap<string, CommandDefinition> = new Map(
  all
    .filter((definition) => definition.kind === 'command')
    .map((command) => [command.type, command]),
);

/** The data of an event or a command, from its definition. */
export type DataOf<D extends EventDefinition | CommandDefinition> = z.infer<D['data']>;
