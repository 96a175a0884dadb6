import { z } from 'zod';
import type { CommandDefinition, EventDefinition } from './definition.ts';

export type JsonSchema = { [key: string]: unknown };

/**
 * The JSON Schema (2020-12) of what a definition's data may be, from the same Zod schema that gives its type. Fields
 * that a newer producer adds are let through: a contract refuses what is wrong, not what it does not know.
 */
export function dataSchema(definition: EventDefinition | CommandDefinition): JsonSchema {
  return jsonSchemaOf(definition.data);
}

export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
  return rest;
}
