/** Alerts of a server that wants another certificate of the client, or one at all. RFC 8446, section 6.2. */
export const wantsCertificate =
  /CERTIFICATE_REQUIRED|ALERT_(BAD|UNSUPPORTED|UNKNOWN)_(CERTIFICATE|CA)|ALERT_CERTIFICATE_/;
