/** What a user can be told of a fault: what happened, the value, what is allowed, and the next step. */
export interface FaultDetail {
  /** Machine name, kebab-case, stable: scripts match on it. */
  readonly code: string;
  /** What went wrong, naming the value. */
  readonly message: string;
  /** What would have been accepted, and the next step to take. */
  readonly hint?: string;
  /** The same in Chinese, which the terminal shows by default; absent: the English is shown. */
  readonly zh?: { readonly message: string; readonly hint?: string };
}

/** A fault that the person at the terminal can mend. Anything else thrown is a defect of ours. */
export class UserError extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  readonly zh: FaultDetail['zh'] | undefined;

  constructor({ code, message, hint, zh }: FaultDetail, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserError';
    this.code = code;
    this.hint = hint;
    this.zh = zh;
  }

  /** The same as plain data, which can pass between threads. */
  get detail(): FaultDetail {
    const { code, message, hint, zh } = this;
    return { code, message, ...(hint !== undefined && { hint }), ...(zh !== undefined && { zh }) };
  }
}
