import type { WorldView } from '#engine/kernel';
import { neededApprovals, type MatrixDecision } from '#operations/approvals';
import type { Invoice } from '#operations/invoices';
import { entities, sites } from '#operations/network';
import {
  exceptionPolicy,
  PAYABLE_VARIABLES,
  payablesPolicy,
  type PayablesPolicy,
  type Resolved,
} from '#operations/policy';
import { purchaseOrders, type PurchaseOrder } from '#operations/purchasing';
import { threeWayMatch, type Match } from './three-way-match.rule.ts';

/**
 * How the invoice stands to its order and receipt, by the tolerance of the exception rules, for the site of its order and
 * its supplier: one truth for both.
 */
export function matchOf(world: WorldView, invoice: Invoice): Match {
  const order = orderOf(world, invoice);
  const scope = { site: order?.site ?? null, supplier: invoice.issuer };
  return threeWayMatch(invoice, order, exceptionPolicy(world, scope).content.invoiceMismatch);
}

/** The policy of blocked invoices as it holds for this one: overrides count at the site that its order is for. */
export function policyFor(world: WorldView, invoice: Invoice): Resolved<PayablesPolicy> {
  const site = siteCode(world, invoice);
  return payablesPolicy(world, site === '' ? [] : [site]);
}

/** Who must agree before it is paid all the same, by the matrix in force, and why those. */
export function neededFor(world: WorldView, invoice: Invoice, askedBy: string): MatrixDecision {
  const { state, differenceMinor } = matchOf(world, invoice);
  const { totalMinor, currency, kind, issuer, entity } = invoice;
  const inputs = {
    valueMinor: Math.abs(differenceMinor),
    totalMinor,
    currency,
    match: state,
    kind,
    entity: world.get(entities, entity)?.code ?? entity,
    supplier: issuer,
    site: siteCode(world, invoice),
    requestedBy: askedBy,
  };
  const policy = policyFor(world, invoice);
  return neededApprovals(policy, inputs, currency, undefined, PAYABLE_VARIABLES);
}

function orderOf(world: WorldView, { billed }: Invoice): PurchaseOrder | undefined {
  return billed === null ? undefined : world.get(purchaseOrders, billed);
}

function siteCode(world: WorldView, invoice: Invoice): string {
  const site = orderOf(world, invoice)?.site;
  return site === undefined ? '' : (world.get(sites, site)?.code ?? site);
}
