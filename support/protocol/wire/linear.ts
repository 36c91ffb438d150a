// the tests of `websocket` may import nothing else
export { assertLinear } from '../xml/linear';
