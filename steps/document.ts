import { Then, When, type DataTable } from '@cucumber/cucumber';
import {
  askSystemInformation,
  getPage,
  assumePage,
  expectSatisfied,
  type ConformanceWorld,
  type DocumentName,
} from '../support/suite';

When('the client gets {string} with', async function (this: ConformanceWorld, url: string, table: DataTable) {
  await getPage(this, url, table.raw() as [string, string][]);
});

When('the server has offered the page', function (this: ConformanceWorld) {
  assumePage(this);
});

When('the client asks for the system information', async function (this: ConformanceWorld) {
  await askSystemInformation(this);
});

Then(
  'the {document} satisfies',
  async function (this: ConformanceWorld, name: DocumentName, expression: string) {
    await expectSatisfied(this, name, expression);
  },
);
