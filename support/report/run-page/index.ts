export { renderRunPage } from './run-page';
export { captureId } from './recorded';
