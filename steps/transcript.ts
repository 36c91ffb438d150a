import { Then, type DataTable } from '@cucumber/cucumber';
import {
  requireEncryption,
  requireNetworkRow,
  requireOneConnection,
  requireOneDocumentEach,
  type ConformanceWorld,
} from '../support/cucumber';

Then('the network row shows', function (this: ConformanceWorld, table: DataTable) {
  requireNetworkRow(this, table.rowsHash());
});

Then('the connection is encrypted', function (this: ConformanceWorld) {
  requireEncryption(this);
});

Then('the whole conversation took one connection', function (this: ConformanceWorld) {
  requireOneConnection(this, 'the agent');
});

Then('every message of every case is one document', function (this: ConformanceWorld) {
  requireOneDocumentEach(this);
});
