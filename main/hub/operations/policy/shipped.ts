import type { WorldView } from '#engine/kernel';
import { completed, type PolicyContent, type PolicyName, type Role } from '#shared/protocol';
import { ALLOCATION_SHIPPED } from './allocation-policy.ts';
import {
  LINE_VARIABLES,
  ORDER_VARIABLES,
  PAYABLE_VARIABLES,
  SCOPE_VARIABLES,
  TRANSFER_VARIABLES,
  type Variables,
} from './condition.ts';
import { EXCEPTIONS_SHIPPED } from './exception-policy.ts';
import intercompanyV1 from './intercompany.policy.v1.json' with { type: 'json' };
import { ORDERS_SHIPPED } from './orders-policy.ts';
import { PAYABLES_SHIPPED } from './payables-policy.ts';
import { PLANNING_SHIPPED } from './planning-policy.ts';
import { policies } from './policy.collection.ts';
import { TRANSFERS_SHIPPED } from './transfer-policy.ts';

/** What stands about a policy beside its content. */
export interface PolicyKind {
  title: string;
  scope: string;
  /** Whose it is: whom to ask about it. */
  owner: Role;
  shipped: PolicyContent;
  variables: Variables;
  /** Settings outside its tables that hold at every site alike: what they decide is of no one site. */
  everywhere: RegExp | null;
}

/** Prices and books between the entities: `#operations/intercompany` says what it means. */
export const INTERCOMPANY_SHIPPED: PolicyContent = intercompanyV1;

/** The policies there are, in the order of the list. */
export const POLICY_KINDS: Readonly<Record<PolicyName, PolicyKind>> = {
  exceptions: {
    title: 'Exception thresholds',
    scope: 'All exceptions, all sites',
    owner: 'operations',
    shipped: EXCEPTIONS_SHIPPED as unknown as PolicyContent,
    variables: SCOPE_VARIABLES,
    everywhere: null,
  },
  planning: {
    title: 'Planning',
    scope: 'All plans, all sites',
    owner: 'operations',
    shipped: PLANNING_SHIPPED as unknown as PolicyContent,
    variables: SCOPE_VARIABLES,
    // A move has two sites, and what is promised anew is of the whole network.
    everywhere: /^(leastMoveValueMinor|repromiseLostBasisPoints)$/,
  },
  allocation: {
    title: 'Who gets it first',
    scope: 'All order lines, all sites',
    owner: 'operations',
    shipped: ALLOCATION_SHIPPED as unknown as PolicyContent,
    variables: LINE_VARIABLES,
    everywhere: null,
  },
  transfers: {
    title: 'Transfer approvals',
    scope: 'All transfers, all sites',
    owner: 'operations',
    shipped: TRANSFERS_SHIPPED as unknown as PolicyContent,
    variables: TRANSFER_VARIABLES,
    everywhere: null,
  },
  orders: {
    title: 'Order promises',
    scope: 'All orders that can’t be promised as asked, all sites',
    owner: 'operations',
    shipped: ORDERS_SHIPPED as unknown as PolicyContent,
    variables: ORDER_VARIABLES,
    everywhere: null,
  },
  payables: {
    title: 'Invoice approvals',
    scope: 'All blocked invoices, all sites',
    owner: 'finance',
    shipped: PAYABLES_SHIPPED as unknown as PolicyContent,
    variables: PAYABLE_VARIABLES,
    everywhere: null,
  },
  intercompany: {
    title: 'Prices between entities',
    scope: 'All transfers between entities',
    owner: 'finance',
    shipped: INTERCOMPANY_SHIPPED,
    variables: {},
    // Prices and books are of two entities, not of a site.
    everywhere: /./,
  },
};

/** The version in force of a policy, whole: what it leaves out has the shipped value. */
export function wholeInForce(
  world: WorldView,
  name: PolicyName,
): { version: number; content: PolicyContent } {
  const { shipped } = POLICY_KINDS[name];
  const row = world.get(policies, name);
  return row
    ? { version: row.version, content: completed(shipped, row.content) }
    : { version: 1, content: shipped };
}
