import { Then, When, type DataTable } from '@cucumber/cucumber';
import type { ConformanceWorld } from '../support/suite';
import {
  expectGranted,
  headerValues,
  readSending,
  requestUpgrade,
  expectHttpError,
  expectRefused,
  expectResponse,
  expectSequel,
  lastUpgrade,
  withHeaders,
} from '../support/suite';
import { acceptFor, withoutHeader, type Response } from '../support/protocol/websocket';

export async function upgrade(this: ConformanceWorld): Promise<void> {
  await requestUpgrade(this, (request) => request);
}
When('the client requests the upgrade', upgrade);

When('the client requests the upgrade with', async function (this: ConformanceWorld, table: DataTable) {
  await requestUpgrade(this, (request) => withHeaders(this, request, table.raw() as [string, string][]));
});

When(
  'the client requests the upgrade without {string}',
  async function (this: ConformanceWorld, name: string) {
    await requestUpgrade(this, (request) => withoutHeader(request, name));
  },
);

When(
  'the client requests the upgrade over a connection with',
  async function (this: ConformanceWorld, table: DataTable) {
    await requestUpgrade(this, (request) => request, readSending(this, table.rowsHash()));
  },
);

export async function expectResponseLine(this: ConformanceWorld, wanted: string): Promise<void> {
  // which version of HTTP it is in, is the matter of the usual request alone
  const matches = ({ version, status }: Response): boolean =>
    this.isUsualUpgrade ? `${version} ${String(status)}` === wanted : wanted.endsWith(` ${String(status)}`);
  await expectGranted(this, matches, `the response ${wanted}`);
}
Then('the response is {string}', expectResponseLine);

export function expectHeader(this: ConformanceWorld, name: string, value: string): void {
  // that it comes once is a rule of its own (RFC 6455, section 11.3)
  const wanted = (values: string[]): boolean => values.length > 0 && values.every((each) => each === value);
  expectResponse(this, (response) => wanted(headerValues(response, name)), `${name}: ${value}`);
}
Then('the {string} header is {string}', expectHeader);

export function expectListed(this: ConformanceWorld, name: string, token: string): void {
  const tokens = (values: string[]): string[] =>
    values
      .join(',')
      .toLowerCase()
      .split(',')
      .map((each) => each.trim());
  expectResponse(
    this,
    (response) => tokens(headerValues(response, name)).includes(token.toLowerCase()),
    `${name} with the token ${token}`,
  );
}
Then('the {string} header lists {string}', expectListed);

Then('the {string} header is absent', function (this: ConformanceWorld, name: string) {
  expectResponse(this, (response) => headerValues(response, name).length === 0, `no ${name} header`);
});

Then(
  'the {string} header{ifAny} matches {string}',
  function (this: ConformanceWorld, name: string, mayLack: boolean, pattern: string) {
    // several lines of one name are one list (RFC 9110, section 5.3); none at all are an empty one
    const wanted = new RegExp(`^(?:${mayLack ? '|' : ''}${pattern})$`);
    expectResponse(
      this,
      (response) => wanted.test(headerValues(response, name).join(', ')),
      `${mayLack ? `no ${name} header, or one` : `a ${name} header`} that matches ${pattern}`,
    );
  },
);

Then('the accept header answers the key', function (this: ConformanceWorld) {
  const { request } = lastUpgrade(this);
  const [key = ''] = headerValues(request, 'Sec-WebSocket-Key');
  const accept = acceptFor(key);
  expectResponse(
    this,
    (response) => new Set(headerValues(response, 'Sec-WebSocket-Accept')).has(accept),
    `Sec-WebSocket-Accept: ${accept}, the digest of the key that was sent`,
  );
});

Then('the upgrade is refused, and granted without that fault', async function (this: ConformanceWorld) {
  await expectRefused(this);
});

Then('the refusal is an HTTP error', function (this: ConformanceWorld) {
  expectHttpError(this);
});

Then(
  'the upgrade is refused, or the WebSocket {string}',
  async function (this: ConformanceWorld, sequel: string) {
    await expectSequel(this, sequel);
  },
);
