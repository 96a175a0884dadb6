/** How demand comes, by how often and by how evenly. */
export type DemandClass = 'smooth' | 'erratic' | 'intermittent' | 'lumpy';

/** The borders of Syntetos, Boylan and Croston, "On the categorization of demand patterns", JORS 56 (2005). */
export const ADI_BORDER = 1.32;
export const CV2_BORDER = 0.49;

/**
 * The class of a demand by ADI (days between demands, 1 is every day) and CV² (squared coefficient of variation of the
 * quantities of days with demand). One single demand has no variation to speak of.
 */
export function demandClass(adi: number, cv2: number): DemandClass {
  if (adi < ADI_BORDER) return cv2 < CV2_BORDER ? 'smooth' : 'erratic';
  return cv2 < CV2_BORDER ? 'intermittent' : 'lumpy';
}

/** Intermittent and lumpy items sell on few days: a normal would keep half units and promise negative demand. */
export function isSlow(kind: DemandClass): boolean {
  return kind === 'intermittent' || kind === 'lumpy';
}
