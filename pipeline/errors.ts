/** What a user can be told of a fault: what happened, the value, what is allowed, and the next step. */
export interface FaultDetail {
  /** Machine name, kebab-case, stable: scripts match on it. */
  readonly code: string;
  /** What went wrong, naming the value. */
  readonly message: string;
  /** What would have been accepted, and the next step to take. */
  readonly hint?: string;
}

/** A fault that the person at the terminal can mend. Anything else thrown is a defect of ours. */
export class UserError extends Error {
  readonly code: string;
  readonly hint: string | undefined;

  constructor({ code, message, hint }: FaultDetail, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserError';
    this.code = code;
    this.hint = hint;
  }
}
