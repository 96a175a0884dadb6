import type { z } from 'zod';
import { accept, refuse, type Result } from '#shared/vocabulary';
import { ACTS, REQUESTS, type ActName, type RequestName } from '#shared/protocol';

/** Checks what a console sent against its schema; the refusal names the first field that is wrong. */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): Result<z.infer<Schema>> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return accept(parsed.data);
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  return refuse('input.invalid', { field, problem: issue?.message ?? 'unreadable' }, field);
}

export function isActName(name: string): name is ActName {
  return Object.hasOwn(ACTS, name);
}

export function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(REQUESTS, name);
}

/** The checked input of an act that exists. */
export function checkedAct(name: string, input: unknown): Result<unknown> {
  return isActName(name) ? checked(ACTS[name], input) : refuse('input.unknownAct', { name });
}

/** The checked input of a request that exists. */
export function checkedRequest(name: string, input: unknown): Result<unknown> {
  return isRequestName(name)
    ? checked(REQUESTS[name].input, input)
    : refuse('input.unknownRequest', { name });
}
