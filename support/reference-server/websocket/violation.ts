/** Why a WebSocket connection is failed, and the status code that says so (RFC 6455, section 7.4.1). */
export interface Violation {
  code: number;
  reason: string;
}

export function violation(code: number, reason: string): Violation {
  return { code, reason };
}
