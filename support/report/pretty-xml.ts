/** Characters of one message that are laid out; what is longer is cut. */
const layoutMost = 6000;

/**
 * Lays out a message for reading: an element on a line of its own, indented by its depth, text beside its tag. What is
 * no XML stays as it is.
 */
export function layOut(text: string): string {
  const whole = text.length <= layoutMost ? text : `${text.slice(0, layoutMost)}…`;
  if (!whole.startsWith('<')) return whole;
  const lines: string[] = [];
  let depth = 0;
  let open = false;
  // a tag, or what stands before the next one
  for (const [token] of whole.matchAll(/<[^<>]*>|[^<]+|</g)) {
    if (token.startsWith('</')) {
      depth = Math.max(0, depth - 1);
      if (open) append(lines, token);
      else lines.push(indent(depth) + token);
      open = false;
    } else if (/^<[\w:.-]/.test(token)) {
      lines.push(indent(depth) + token);
      open = !token.endsWith('/>');
      if (open) depth += 1;
    } else if (token.trim() !== '') {
      if (open) append(lines, token);
      else lines.push(indent(depth) + token.trim());
    }
  }
  return lines.join('\n');
}

function append(lines: string[], token: string): void {
  lines.push((lines.pop() ?? '') + token);
}

function indent(depth: number): string {
  return '  '.repeat(Math.min(depth, 12));
}
