import { makeScrubber, redactXml } from '../protocol/wire/redact';
import type { Holding } from './holding';

const placeholder = '[redacted]';
/** Values so short are words of any file: of these what they are wrapped in is hidden. */
const shortest = 4;

/** The values that must stand in nothing that is written. */
export function secretsOf(holdings: readonly Holding[]): string[] {
  return [...new Set(holdings.flatMap(({ values }) => values))].filter((value) => value.length >= shortest);
}

/**
 * A capture without what signs in: each secret is replaced in whatever encoding its format puts it, and all else stays
 * as it is.
 */
export function redactCopy(text: string, holdings: readonly Holding[]): string {
  const secrets = secretsOf(holdings);
  const scrubbed = hideBytes(makeScrubber(secrets)(hideBase64(text, secrets)), secrets);
  return hideShort(redactMarkup(scrubbed), secrets);
}

/** The secrets that are still there after all: none may be. */
export function findLeft(text: string, holdings: readonly Holding[]): string[] {
  const wrapped = holdings.flatMap(({ values }) => values).filter((value) => value.length >= 8);
  return wrapped.filter((value) => text.includes(value));
}

/** Where JSON holds messages their quotes are escaped: what is XML there is redacted as it stands between them. */
function redactMarkup(text: string): string {
  return text.replace(
    /<(?:[\w.-]+:)?(?:auth|response|password)\b[^]*?(?:<\/(?:[\w.-]+:)?(?:auth|response|password)\s*>|(?="\s*[,}\n])|$)/g,
    (found) => (/\[redacted/.test(found) ? found : redactXml(found)),
  );
}

/** Messages that stand in base64 are put back without their secrets. */
function hideBase64(text: string, secrets: readonly string[]): string {
  return text.replace(/(?<![A-Za-z\d+/])[A-Za-z\d+/]{16,}={0,2}/g, (found) => {
    const decoded = Buffer.from(found, 'base64').toString('utf8');
    if (!/^\s*</.test(decoded) || decoded.includes('\uFFFD')) return found;
    const hidden = makeScrubber(secrets)(redactXml(decoded));
    return hidden === decoded ? found : Buffer.from(hidden, 'utf8').toString('base64');
  });
}

/** Bytes as tshark writes them, two digits and a colon each. */
function hideBytes(text: string, secrets: readonly string[]): string {
  return secrets.reduce((sofar, secret) => {
    const hex = Buffer.from(secret, 'utf8').toString('hex');
    const colons = hex.replace(/(..)(?=.)/g, '$1:');
    const blank = colons.replace(/[\da-f]{2}/g, '2a');
    return sofar
      .replaceAll(colons, blank)
      .replaceAll(colons.toUpperCase(), blank)
      .replaceAll(hex, '2a'.repeat(hex.length / 2));
  }, text);
}

/** A secret that is too short to be looked for everywhere stands alone between quotes, or behind an equals sign. */
function hideShort(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length < 8)
    .reduce(
      (sofar, secret) =>
        sofar.replaceAll(`"${secret}"`, `"${placeholder}"`).replaceAll(`=${secret}`, `=${placeholder}`),
      text,
    );
}
