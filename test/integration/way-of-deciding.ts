import type { ApprovalDesk } from '#kit';
import type { Done } from '#shared/protocol';
import type { Result } from '#shared/vocabulary';

/** A way in which somebody could decide what is not theirs to decide. */
export interface Way {
  /** Who tries. */
  by: string;
  way: string;
  code: string;
  /** The try itself; what must be so before it is done in it. */
  tries: (desk: ApprovalDesk) => Promise<Result<Done>>;
}
