export { renderRunPage } from './run-page';
