import { isGln, isGtin, isLocode, isScac, isSscc } from '#shared/vocabulary';

/**
 * The custom string formats of the contracts by name: given to Ajv, and the same functions stand in fields.ts for Zod.
 * A test feeds both validators the same bad cases.
 */
export const CONTRACT_FORMATS: Record<string, (text: string) => boolean> = {
  gln: isGln,
  gtin: isGtin,
  sscc: isSscc,
  scac: isScac,
  locode: isLocode,
};
