/**
 * The rules of the house as an Oxlint plugin: `house/rooms`, `house/purity`, `house/say-why`. Each wraps a decision of
 * a file beside it; this file knows Oxlint (ESLint's plugin interface) and nothing of the house.
 */
import { readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import {
  INJECTED_ONLY,
  INJECTORS,
  PURE_SUFFIXES,
  ROOMS,
  TEST_PACKAGES,
} from '../../../rooms.config.ts';
import { AMBIENT_IMPORTS, AMBIENT_MEMBERS, EFFECTS, ambientSql, strictnessOf } from './purity.mjs';
import { refusalOfImport } from './rooms.mjs';

/** A node of the syntax tree, as far as the rules look at it. @typedef {{ type: string, [field: string]: any }} Node */
/** What Oxlint hands to a rule. @typedef {{ filename: string, physicalFilename?: string, sourceCode: any, report(problem: { node?: Node, loc?: object, message: string }): void }} Context */

const ROOT = resolve(import.meta.dirname, '../../..');

const house = {
  rooms: ROOMS,
  testPackages: TEST_PACKAGES,
  names: JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')).imports,
};

const purityTable = {
  pureSuffixes: PURE_SUFFIXES,
  injectedOnly: INJECTED_ONLY,
  injectors: INJECTORS,
};

const rooms = {
  meta: {
    type: 'problem',
    docs: { description: 'a room is entered by those who may, by its door' },
  },
  create(/** @type {Context} */ context) {
    const file = pathFromRoot(context);
    const judge = (/** @type {Node | null | undefined} */ source) => {
      if (typeof source?.value !== 'string') return;
      const message = refusalOfImport(file, source.value, house);
      if (message !== null) context.report({ node: source, message });
    };
    return {
      ImportDeclaration: (/** @type {Node} */ node) => judge(node.source),
      ExportNamedDeclaration: (/** @type {Node} */ node) => judge(node.source),
      ExportAllDeclaration: (/** @type {Node} */ node) => judge(node.source),
      ImportExpression: (/** @type {Node} */ node) => judge(node.source),
      TSImportType: (/** @type {Node} */ node) => judge(node.source ?? node.argument?.literal),
    };
  },
};

const purity = {
  meta: { type: 'problem', docs: { description: 'time, chance and identity come as arguments' } },
  create(/** @type {Context} */ context) {
    const file = pathFromRoot(context);
    const strictness = strictnessOf(file, purityTable);
    if (strictness === 'free') return {};

    const report = (/** @type {Node} */ node, /** @type {string} */ what) =>
      context.report({
        node,
        message: `${what} here: take it as an argument (Clock, Random, Ids)`,
      });
    const judgeSql = (/** @type {Node} */ node, /** @type {string} */ text) => {
      const word = ambientSql(text);
      if (word !== null) {
        context.report({ node, message: `SQL asks the database for ${word}: bind a parameter` });
      }
    };
    const visitors = {
      MemberExpression(/** @type {Node} */ node) {
        const name = memberName(node);
        if (name !== null && AMBIENT_MEMBERS.has(name)) report(node, name);
      },
      NewExpression(/** @type {Node} */ node) {
        if (isNamed(node.callee, 'Date') && node.arguments.length === 0) report(node, 'new Date()');
      },
      CallExpression(/** @type {Node} */ node) {
        if (isNamed(node.callee, 'Date')) report(node, 'Date()');
      },
      ImportDeclaration(/** @type {Node} */ node) {
        if (!node.source.value.startsWith('node:') || node.importKind === 'type') return;
        if (strictness === 'pure') report(node, `a pure file imports ${node.source.value}`);
        for (const specifier of node.specifiers) {
          const name = specifier.imported?.name;
          if (AMBIENT_IMPORTS.has(name)) report(specifier, name);
        }
      },
      Literal: (/** @type {Node} */ node) =>
        typeof node.value === 'string' && judgeSql(node, node.value),
      TemplateElement: (/** @type {Node} */ node) => judgeSql(node, node.value.cooked ?? ''),
    };
    if (strictness !== 'pure') return visitors;
    return {
      ...visitors,
      'Program:exit'(/** @type {Node} */ program) {
        for (const { identifier } of globalReferences(context, program)) {
          if (EFFECTS.has(identifier.name))
            report(identifier, `a pure file uses ${identifier.name}`);
        }
      },
    };
  },
};

/** "A rule that is turned off in a line says why in that line." */
const sayWhy = {
  meta: { type: 'problem', docs: { description: 'a rule turned off says why' } },
  create(/** @type {Context} */ context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const text = comment.value.trim();
          const turnsOff = /^(?:oxlint|eslint)-disable|^@ts-(?:expect-error|ignore|nocheck)/.test(
            text,
          );
          if (turnsOff && !/--\s*\S+\s+\S+|:\s*\S+\s+\S+/.test(text)) {
            context.report({ loc: comment.loc, message: 'say why, in this line, after `--`' });
          }
        }
      },
    };
  },
};

export default { meta: { name: 'house' }, rules: { rooms, purity, 'say-why': sayWhy } };

/** @param {Context} context */
function pathFromRoot(context) {
  return relative(ROOT, context.physicalFilename ?? context.filename)
    .split(sep)
    .join('/');
}

/** @param {Node} node @param {string} name */
function isNamed(node, name) {
  return node.type === 'Identifier' && node.name === name;
}

/**
 * `Date.now` of `Date.now()` and of `globalThis.Date.now()`; null for what is not a plain member of a plain name.
 * @param {Node} node
 * @returns {string | null}
 */
function memberName(node) {
  if (node.computed || node.property.type !== 'Identifier') return null;
  const { object } = node;
  if (object.type === 'Identifier') return `${object.name}.${node.property.name}`;
  if (object.type === 'MemberExpression' && isNamed(object.object, 'globalThis')) {
    return `${object.property.name}.${node.property.name}`;
  }
  return null;
}

/**
 * References to what no scope of the file declares: the globals that it uses.
 * @param {Context} context
 * @param {Node} program
 * @returns {{ identifier: Node & { name: string } }[]}
 */
function globalReferences(context, program) {
  return context.sourceCode.getScope(program).through;
}
