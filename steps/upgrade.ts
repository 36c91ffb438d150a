import { Then, When, type DataTable } from '@cucumber/cucumber';
import type { ConformanceWorld } from '../support/cucumber';
import {
  headerValues,
  requestUpgrade,
  requireResponse,
  requireUpgrade,
  withHeaders,
} from '../support/cucumber';
import { acceptFor, withHeader, withoutHeader } from '../support/websocket';

When('the client requests the upgrade', async function (this: ConformanceWorld) {
  await requestUpgrade(this, (request) => request);
});

When('the client requests the upgrade with', async function (this: ConformanceWorld, table: DataTable) {
  await requestUpgrade(this, (request) => withHeaders(request, table.raw() as [string, string][]));
});

When(
  'the client requests the upgrade without {string}',
  async function (this: ConformanceWorld, name: string) {
    await requestUpgrade(this, (request) => withoutHeader(request, name));
  },
);

When(
  'the client requests the upgrade with the key {string}',
  async function (this: ConformanceWorld, key: string) {
    await requestUpgrade(this, (request) => withHeader(request, 'Sec-WebSocket-Key', key));
  },
);

Then('the response status is {int}', function (this: ConformanceWorld, status: number) {
  requireResponse(this, (response) => response.status === status, `status ${String(status)}`);
});

Then('the response is {string}', function (this: ConformanceWorld, version: string) {
  requireResponse(this, (response) => response.version === version, `an ${version} response`);
});

Then('the {string} header is {string}', function (this: ConformanceWorld, name: string, value: string) {
  const wanted = (values: string[]): boolean => values.length === 1 && values[0] === value;
  requireResponse(this, (response) => wanted(headerValues(response, name)), `one ${name}: ${value}`);
});

Then(
  'the {string} header is {string} in any case',
  function (this: ConformanceWorld, name: string, value: string) {
    const wanted = (values: string[]): boolean =>
      values.length === 1 && values[0]?.toLowerCase() === value.toLowerCase();
    requireResponse(
      this,
      (response) => wanted(headerValues(response, name)),
      `one ${name}: ${value}, in any case`,
    );
  },
);

Then('the {string} header lists {string}', function (this: ConformanceWorld, name: string, token: string) {
  const tokens = (values: string[]): string[] =>
    values
      .join(',')
      .toLowerCase()
      .split(',')
      .map((each) => each.trim());
  requireResponse(
    this,
    (response) => tokens(headerValues(response, name)).includes(token.toLowerCase()),
    `${name} with the token ${token}`,
  );
});

Then('the {string} header is absent', function (this: ConformanceWorld, name: string) {
  requireResponse(this, (response) => headerValues(response, name).length === 0, `no ${name} header`);
});

Then('the accept header answers the key', function (this: ConformanceWorld) {
  const { request } = requireUpgrade(this);
  const [key = ''] = headerValues(request, 'Sec-WebSocket-Key');
  const accept = acceptFor(key);
  requireResponse(
    this,
    (response) => headerValues(response, 'Sec-WebSocket-Accept').join() === accept,
    `Sec-WebSocket-Accept: ${accept}, the digest of the key that was sent`,
  );
});

Then('the upgrade is refused', function (this: ConformanceWorld) {
  requireResponse(this, (response) => response.status !== 101, 'any status but 101');
});
