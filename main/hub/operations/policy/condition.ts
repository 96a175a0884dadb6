import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import { assert } from '#shared/vocabulary';

/** What a condition may look at: names by policy, each with its type of CEL. */
export type Variables = Readonly<Record<string, 'string' | 'int' | 'bool'>>;
export type ConditionInputs = Readonly<Record<string, string | number | boolean>>;

/** Of thresholds: the scope of what is judged. */
export const SCOPE_VARIABLES: Variables = {
  site: 'string',
  itemClass: 'string',
  item: 'string',
  customer: 'string',
  carrier: 'string',
  supplier: 'string',
};

/** Of the approval matrix: the transfer that somebody asks for. Amounts are minor units. */
export const TRANSFER_VARIABLES: Variables = {
  valueMinor: 'int',
  quantity: 'int',
  from: 'string',
  to: 'string',
  fromEntity: 'string',
  toEntity: 'string',
  betweenEntities: 'bool',
  itemClass: 'string',
  item: 'string',
  lane: 'string',
  requestedBy: 'string',
};

/** Of the matrix of order cases: the new promise that somebody wants. Amounts are minor units of the order's currency. */
export const ORDER_VARIABLES: Variables = {
  /** What is promised anew, at its sales price. */
  valueMinor: 'int',
  /** `resource`, `split`, `repromise`. */
  act: 'string',
  /** Whole days by which the promise moves, begun ones included. */
  laterDays: 'int',
  /** Margin that others lose when pieces are taken where they wait. */
  losesMinor: 'int',
  priority: 'int',
  customer: 'string',
  site: 'string',
  requestedBy: 'string',
};

/** Of the matrix of blocked invoices: the invoice that somebody wants paid. Amounts are minor units of its currency. */
export const PAYABLE_VARIABLES: Variables = {
  /** By how much it differs from order and receipt, whichever way. */
  valueMinor: 'int',
  totalMinor: 'int',
  currency: 'string',
  /** `differs`, `awaitsReceipt`, `nothingToMatch`, `matched`. */
  match: 'string',
  /** `goods` or `freight`. */
  kind: 'string',
  entity: 'string',
  supplier: 'string',
  site: 'string',
  requestedBy: 'string',
};

/** Of ranks: a line of an order that wants pieces. Amounts are minor units, quantities base units. */
export const LINE_VARIABLES: Variables = {
  /** The ERP's: 1 goes first. */
  priority: 'int',
  /** `edi`, `web`, `desk`. */
  channel: 'string',
  /** GLN. */
  customer: 'string',
  site: 'string',
  item: 'string',
  itemClass: 'string',
  ordered: 'int',
  /** Of one piece. */
  unitMarginMinor: 'int',
};

/** What came of a condition; an error is no answer, and who asked decides what that means (policy's side is to deny). */
export type Judged = { holds: boolean } | { error: string };

/** A condition that its policy may have. */
export interface Condition {
  judge(inputs: ConditionInputs): Judged;
}

/** A condition is a line of a table and no program: more than this is refused where it is written. */
const LIMITS = { maxAstNodes: 200, maxDepth: 24, maxListElements: 100, maxMapEntries: 20 };

/** Macros that walk through a list. One of them ends with its list; one within another multiplies, twelve deep for hours. */
const WALKS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

/** What takes time without bound on a few letters: a pattern that goes back on itself, and a name that stands for twice another. */
const UNBOUNDED: ReadonlySet<string> = new Set(['matches', 'bind']);

const environments = new Map<Variables, Environment>();
const compiled = new Map<Variables, Map<string, Condition | { error: string }>>();

/**
 * Compiles a condition of CEL against the variables it may use: checked for types, and for being true or false.
 * Compiled once a text; there are as many texts as rows of all versions.
 */
export function compileCondition(
  text: string,
  variables: Variables,
): Condition | { error: string } {
  let texts = compiled.get(variables);
  if (!texts) compiled.set(variables, (texts = new Map()));
  let condition = texts.get(text);
  if (!condition) texts.set(text, (condition = compile(text, variables)));
  return condition;
}

function compile(text: string, variables: Variables): Condition | { error: string } {
  const environment = environmentOf(variables);
  const checked = environment.check(text);
  if (!checked.valid) return { error: firstLine(checked.error) };
  if (checked.type !== 'bool')
    return { error: `says ${checked.type ?? 'nothing'}, not true or false` };
  const evaluate = environment.parse(text);
  const endless = whyEndless(evaluate.ast);
  if (endless !== null) return { error: endless };
  return {
    judge(inputs) {
      try {
        const result: unknown = evaluate(contextOf(inputs));
        assert(typeof result === 'boolean', 'a checked condition is true or false');
        return { holds: result };
      } catch (thrown) {
        return { error: firstLine(thrown) };
      }
    },
  };
}

/** Why nobody can say that it comes to an end soon: it is judged in the one writer, which would stand still; else null. */
function whyEndless(ast: ASTNode): string | null {
  const called = methodsIn(ast);
  const unbounded = called.find((name) => UNBOUNDED.has(name));
  if (unbounded !== undefined) return `must not use ${unbounded}, which may take for ever`;
  const isMany = called.filter((name) => WALKS.has(name)).length > 1;
  return isMany ? 'walks through more than one list, which may take for ever' : null;
}

/** The methods and macros that an expression calls, those within others too. */
function methodsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(methodsIn);
  if (typeof node !== 'object' || node === null || !('op' in node && 'args' in node)) return [];
  const { op, args } = node as ASTNode;
  return [...(op === 'rcall' ? [args[0]] : []), ...methodsIn(args)];
}

function environmentOf(variables: Variables): Environment {
  let environment = environments.get(variables);
  if (!environment) {
    environment = new Environment({ limits: LIMITS });
    for (const [name, type] of Object.entries(variables)) environment.registerVariable(name, type);
    environments.set(variables, environment);
  }
  return environment;
}

type Context = Record<string, string | boolean | bigint>;

/** What a table's rows see of one case: made for the first of them. */
const contexts = new WeakMap<ConditionInputs, Context>();

/** CEL's integers are 64 bits wide and enter as BigInt. */
function contextOf(inputs: ConditionInputs): Context {
  let context = contexts.get(inputs);
  if (!context) {
    context = {};
    for (const [name, value] of Object.entries(inputs))
      context[name] = typeof value === 'number' ? BigInt(value) : value;
    contexts.set(inputs, context);
  }
  return context;
}

/** The library's message goes on with a drawing of the place. */
function firstLine(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return text.split('\n', 1)[0]!;
}
